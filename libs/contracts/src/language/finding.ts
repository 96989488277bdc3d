import type { Bilingual } from './bilingual.js'

/** One operation of a JSON Patch (RFC 6902). */
export type PatchOperation = { op: 'add' | 'replace'; path: string; value: unknown } | { op: 'remove'; path: string }

/** One thing about a form that is not as it must be, or that a person must look at. */
export interface FormFinding {
  rule: string
  severity: 'error' | 'warning'
  /** The path of the field it is about. */
  field?: string
  /** The index of the paper it is about. */
  document?: number
  concept?: string
  message: Bilingual
  /** Repairs the form, where a repair is certain. */
  patch?: PatchOperation[]
}
