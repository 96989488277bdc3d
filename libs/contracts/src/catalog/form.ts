import type { Bilingual } from '../language/bilingual.js'
import type { FormFinding } from '../language/finding.js'

/** What to do where a bound value is missing or wrong. */
export type FallbackWay = 'ask' | 'askWithEvidence'

/** Which way on for each of the three ways a look-up can disappoint (Nghị quyết 66.7/2025/NQ-CP). */
export interface Fallback {
  lookupFailed: FallbackWay
  incomplete: FallbackWay
  inaccurate: FallbackWay
}

/** How one field of a form gets its value. */
export interface Binding {
  mode: 'registry' | 'derive' | 'ask' | 'attest'
  /** The concept of the dictionary it holds. */
  concept?: string
  /** The role of the person it is about: `applicant`, `spouse`, … */
  subject?: string
  /** Paths a derived value is computed from. */
  from?: string[]
  /** The rule that derives it, and the setting the rule reads. */
  rule?: { name: string; setting?: string }
  why: Bilingual
  fallback?: Fallback
  /** Of a sensitive fact: what it is used for, and how long the dossier keeps it (`dossier`, or ISO 8601: `P5Y`). */
  purpose?: Bilingual
  retention?: string
  /** The registry's value may not be older than this. */
  maxAgeDays?: number
}

/** A subset of JSON Schema 2020-12: no `$ref`, `allOf`, `anyOf` or type arrays. */
export interface JsonSchema {
  type?: 'object' | 'array' | 'string' | 'number' | 'integer' | 'boolean'
  properties?: Record<string, JsonSchema>
  required?: string[]
  additionalProperties?: boolean
  items?: JsonSchema
  enum?: (string | number)[]
  /** Labels of the values of `enum`. */
  'x-labels'?: Record<string, Bilingual>
  /** Unit of a number as people read it: `m²`, `đồng`. */
  'x-unit'?: string
  pattern?: string
  format?: string
  minLength?: number
  maxLength?: number
  minimum?: number
  maximum?: number
  minItems?: number
  maxItems?: number
  examples?: unknown[]
  const?: unknown
  title?: string
}

/**
 * Somebody a form is about beside the applicant, named in the dossier. `link`: may be asked about where population links
 * the two; `consent`: where the person consents. An official may attest either with a reason.
 */
export interface FormSubject {
  name: Bilingual
  authority: 'link' | 'consent'
}

export interface FormField {
  path: string
  label: Bilingual
  help?: Bilingual
  widget?: string
}

export interface FormSection {
  title: Bilingual
  fields: FormField[]
}

export interface FormPage {
  title: Bilingual
  sections: FormSection[]
}

/** A paper the procedure used to demand, and the concepts that replace it. */
export interface FormPaper {
  code?: string
  name: Bilingual
  replacedBy: string[] | null
  /** The application itself: this form takes its place, so that nobody brings it. */
  isForm?: true
  why?: Bilingual
}

/** One procedure of a journey: who handles it, by when, and the fields it needs; a field may serve several parts. */
export interface FormPart {
  procedure: string
  name: Bilingual
  handler: Bilingual
  /** Counted from the reception of the whole dossier. */
  deadline: PartDeadline
  fields: string[]
  /** Codes of the parts that must be completed before, and how far that order is established. */
  after?: string[]
  afterCertainty?: 'A' | 'B' | 'C'
}

/** How long a part may take, and how far that is established: A official text, B press, C inference or sample. */
export interface PartDeadline {
  amount: number
  unit: 'workingDay' | 'day' | 'hour' | 'month'
  certainty: 'A' | 'B' | 'C'
}

/** Two days in order: paths of the form's data, or `today` (the Vietnamese day on which they are compared). */
export interface FormDayOrder {
  /** Not after `later`. */
  earlier: string
  later: string
  /** What to say where the order is broken. */
  message: Bilingual
}

/** What tells that two dossiers report one event, by paths of the form's data. */
export interface FormEvent {
  /** Of forms of one kind the dossiers are compared: `birth`, `death`. */
  kind: string
  /** Ids of the people it is about; one of them in common is enough. */
  people: string[]
  /** What has to be equal besides: a birth is told from that of a twin by the name. */
  facts?: string[]
  /** What a registry provides only where it has the event already. */
  registered?: string
}

/** A published form: `GET /v1/procedures/{code}/form`. Paths are JSON Pointers; an item of a list is written `*`. */
export interface FormDocument {
  procedure: string
  formVersion: string
  title: Bilingual
  template?: { name: string; article: string; validFrom: string; validTo?: string }
  schema: JsonSchema
  layout: { pages: FormPage[] }
  bindings: Record<string, Binding>
  documents: FormPaper[]
  /** The people to be named in the dossier, by role; those population tells by itself are not among them. */
  subjects?: Record<string, FormSubject>
  /** The orders its days keep: nobody is born tomorrow, and no child before its mother. */
  days?: FormDayOrder[]
  /** The event a dossier reports, where the office has to be told of a second report. */
  event?: FormEvent
  /** The procedures one dossier starts together, where the form is a journey. */
  parts?: FormPart[]
  /** States and actions of the procedure; a form that is published without them gets the standard ones. */
  process?: FormProcess
}

/**
 * The states a dossier passes through, and the actions between them: words of `dossierStatuses` and `processActions`. An
 * author may write only how a procedure differs from the standard graph, `{ without: [state or action] }`; what is
 * published has it written out.
 */
export interface FormProcess {
  initial: string
  states: { id: string; kind: 'working' | 'waiting' | 'end'; clock?: 'runs' | 'stops' }[]
  actions: { id: string; from: string; to: string }[]
  /** How far the graph is established: A official text, B press, C inference; and why the procedure has this one. */
  certainty?: 'A' | 'B' | 'C'
  why?: Bilingual
}

/** A version made by the compiler after the announcements changed; its author looks at it and publishes it. */
export interface FormDraft {
  form: FormDocument
  /** What is left for its author to repair. */
  findings: FormFinding[]
  /** The day from which the present version would break the rules. */
  due: string
  cause: Bilingual
}

/** The compiler's signed statement that a version of a form has no error. */
export interface FormCertificate {
  procedure: string
  formVersion: string
  /** SHA-256 of the form's canonical JSON, base64url. */
  hash: string
  issuedAt: string
  /** EdDSA over the fields above as canonical JSON, by the catalogue's key. */
  signature: string
  keyId: string
}

/** A version of a form as it was published; dossiers keep the version they began with. */
export interface PublishedForm {
  form: FormDocument
  certificate: FormCertificate
  publishedBy?: string
}
