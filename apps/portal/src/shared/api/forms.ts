import type { Channel, ChannelFee, LocalFee } from './fees'
import type { LocalText, Readable, Value } from './values'

/** A procedure as the list shows it. */
export interface Procedure {
  code: string
  name: Readable
  level?: string
  handler?: Readable
  deadline?: { amount: number; unit: string } | null
  fee?: number
  feeNote?: string
  fees?: ChannelFee[]
  counts?: { fields: number; reusable: number; asked: number }
}

/** A paper the procedure's rules name, and the concepts that replace it. */
export interface PaperRule {
  name: Readable
  code?: string
  replacedBy: string[] | null
  isForm?: true
  why?: Readable
}

/** A procedure with its papers and its law. */
export interface ProcedureDetail extends Procedure {
  documents?: PaperRule[]
  legalBasis?: unknown
  formVersion?: number | string
  waivers?: Waiver[]
  channels?: Channel[]
  /** What the province that was asked about charges; null where nobody has entered it. */
  localFee?: LocalFee | null
}

/** Why the form may ask for what a database holds, until when, and where it does. */
export interface Waiver {
  concept: string
  explanation: Readable
  legalBasis: string
  /** `YYYY-MM-DD` */
  until: string
  fields?: string[]
}

/** The part of JSON Schema 2020-12 that forms use. */
export interface FieldSchema {
  type?: 'string' | 'number' | 'integer' | 'boolean' | 'object' | 'array' | 'null'
  properties?: Record<string, FieldSchema>
  required?: string[]
  items?: FieldSchema
  enum?: Value[]
  oneOf?: { const: Value; title?: Readable }[]
  'x-labels'?: Record<string, Readable>
  'x-unit'?: string
  format?: string
  pattern?: string
  minLength?: number
  maxLength?: number
  minimum?: number
  maximum?: number
  examples?: Value[]
  const?: Value
}

/** Where a field's value comes from, and what may be done when it does not come. */
export interface Binding {
  mode: 'registry' | 'derive' | 'ask' | 'attest'
  concept?: string
  subject?: string
  from?: string[]
  why?: LocalText
  fallback?: Partial<Record<'lookupFailed' | 'incomplete' | 'inaccurate', Fallback>>
}

/** How a gap may be answered: by a word, or by a word and a paper to be shown later. */
export type Fallback = 'ask' | 'askWithEvidence'

/** One line of the layout; an item of a list is written with `*`. */
export interface LayoutField {
  path: string
  label: LocalText
  help?: LocalText
  widget?: string
}

/** A section of a page of the form. */
export interface LayoutSection {
  title: LocalText
  fields: LayoutField[]
}

/** The form document of a procedure. */
export interface FormDocument {
  procedure: string | { code: string; name?: Readable }
  formVersion?: number | string
  title?: LocalText
  schema: FieldSchema
  layout: { pages: { title: LocalText; sections: LayoutSection[] }[] }
  bindings: Record<string, Binding>
  /** The orders its days keep: paths, or `today`. */
  days?: { earlier: string; later: string; message: Readable }[]
  documents?: PaperRule[]
  subjects?: Record<string, { name: LocalText; authority: 'link' | 'consent' }>
}
