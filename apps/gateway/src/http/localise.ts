import type { Bilingual, Localised } from '#contracts'
import type { Language } from '#platform'

/** Fields that are part of a form, whose texts stay in both languages. */
const kept = new Set(['patch'])

/** Replaces every text that stands in both languages by the one that is wanted. */
export function localise<T>(value: T, language: Language): Localised<T> {
  return inLanguage(value, language) as Localised<T>
}

function inLanguage(value: unknown, language: Language): unknown {
  if (Array.isArray(value)) return value.map((item) => inLanguage(item, language))
  if (typeof value !== 'object' || value === null) return value
  if (isBilingual(value)) return value[language]
  const result: Record<string, unknown> = {}
  for (const [name, part] of Object.entries(value)) result[name] = kept.has(name) ? part : inLanguage(part, language)
  return result
}

function isBilingual(value: object): value is Bilingual {
  const { vi, en } = value as Partial<Bilingual>
  return typeof vi === 'string' && typeof en === 'string' && Object.keys(value).length === 2
}
