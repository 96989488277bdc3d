import type { Bilingual } from '#contracts'

/** One thing about a form that is not as it must be. */
export interface FormFinding {
  rule: string
  /** The path of the field it is about. */
  field?: string
  /** The index of the paper it is about. */
  document?: number
  concept?: string
  message: Bilingual
}

/** Names a rule that is broken at a field. */
export function atField(rule: string, field: string, vi: string, en: string): FormFinding {
  return { rule, field, message: { vi, en } }
}
