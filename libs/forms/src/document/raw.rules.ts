import type { Bilingual } from '#contracts'

/** A JSON object nobody has checked. */
export type Raw = Record<string, unknown>

/** Whether a value is a JSON object. */
export function isRaw(value: unknown): value is Raw {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** A JSON object, empty where the value is none. */
export function raw(value: unknown): Raw {
  return isRaw(value) ? value : {}
}

/** A list, empty where the value is none. */
export function list(value: unknown): unknown[] {
  return Array.isArray(value) ? value : []
}

/** A text, empty where the value is none. */
export function text(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

/** One text for both languages stands for Vietnamese only. */
export function bilingual(value: unknown): Bilingual {
  return typeof value === 'string' ? { vi: value, en: '' } : { vi: text(raw(value)['vi']), en: text(raw(value)['en']) }
}

/** An object by these names and no others: `constructor` or `__proto__` are names of a form like any other. */
export function record<T>(entries: Iterable<readonly [string, T]>): Record<string, T> {
  return Object.assign(Object.create(null) as Record<string, T>, Object.fromEntries(entries))
}
