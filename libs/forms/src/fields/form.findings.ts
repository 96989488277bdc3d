import type { Bilingual } from '#contracts'

/** One thing about a form whose parts do not agree. */
export interface Inconsistency {
  rule: string
  /** The path of the field it is about. */
  field?: string
  /** The index of the paper it is about. */
  document?: number
  concept?: string
  message: Bilingual
}

/** Names a rule that is broken at a field. */
export function atField(rule: string, field: string, vi: string, en: string): Inconsistency {
  return { rule, field, message: { vi, en } }
}
