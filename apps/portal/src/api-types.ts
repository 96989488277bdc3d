/** A text in both languages of the portal. */
export interface LocalText {
  vi: string
  en: string
}

/** A text the gateway has already put into the reader's language, or left in both. */
export type Readable = string | LocalText

/** A JSON value as it stands in a form's data. */
export type Value = string | number | boolean | null | Value[] | { [key: string]: Value }

/** Answers by field path (JSON Pointer). */
export type Answers = Record<string, Value>

/** A list of the gateway, newest change first. */
export interface Page<T> {
  items: T[]
  nextCursor?: string | null
}

/** Who is signed in. */
export interface Me {
  role: 'citizen' | 'official' | 'head' | 'ministry' | 'auditor' | 'operator' | 'client'
  permissions?: string[]
  name: string
  personId?: string
  authority?: string | { code: string; name: Readable }
}

/** A procedure as the list shows it. */
export interface Procedure {
  code: string
  name: Readable
  level?: string
  handler?: Readable
  deadline?: { amount: number; unit: string } | null
  fee?: number
  feeNote?: string
  counts?: { fields: number; reusable: number; asked: number }
}

/** A paper the procedure's rules name, and the concepts that replace it. */
export interface PaperRule {
  name: Readable
  code?: string
  replacedBy: string[] | null
  why?: Readable
}

/** A procedure with its papers and its law. */
export interface ProcedureDetail extends Procedure {
  documents?: PaperRule[]
  legalBasis?: unknown
  formVersion?: number | string
  waivers?: Waiver[]
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
  documents?: PaperRule[]
  subjects?: Record<string, { name: LocalText; authority: 'link' | 'consent' }>
}

/** Where a value was found and how old it is. */
export interface Source {
  registry: string
  registryName: Readable
  attribute?: string
  recordDate?: string
  lookedUpAt?: string
  lookupId?: string
}

/** Why a value is missing. */
export type GapKind = 'unavailable' | 'notFound' | 'incomplete' | 'ambiguous' | 'notAnnounced' | 'refused'

/** How far a value can be trusted. */
export type Quality = 'verified' | 'unverified' | 'disputed' | 'stale'

/** A missing value and the lawful way to answer it. */
export interface Gap {
  kind: GapKind
  lookupId?: string
  fallback: Fallback
  message?: Readable
}

/** What names a land record: its certificate's serial, or commune with its day, sheet and plot. */
export interface LandKeys {
  certificate?: string
  commune?: string
  mappedOn?: string
  sheet?: number
  plot?: number
}

/** A commune on the day it was asked for; `path` ends an address: commune, district, province. */
export interface Commune {
  code: string
  path: string
}

/** One of several records the citizen chooses from. */
export interface Choice {
  key: string
  label: Readable
}

/** One field of a snapshot. */
export interface SnapshotField {
  path: string
  concept?: string
  status: 'provided' | 'gap' | 'ask' | 'pending'
  value?: Value
  absent?: boolean
  quality?: Quality
  source?: Source
  derivedFrom?: string[]
  editable?: boolean
  gap?: Gap
  /** Why nobody was asked about the person this field is about. */
  notAsked?: { kind: string; role: string; message: Readable }
  choices?: Choice[]
}

/** What the look-ups of a dossier returned. */
export interface Snapshot {
  snapshotId: string
  fields: SnapshotField[]
  summary?: { total: number; reused: number; asked: number; gaps: number; papersAvoided: number | Readable[] }
}

/** The states a dossier passes through. */
export type Status =
  | 'draft'
  | 'submitted'
  | 'accepted'
  | 'rejected'
  | 'inProgress'
  | 'supplementRequested'
  | 'paymentRequested'
  | 'withdrawn'
  | 'stopped'
  | 'completed'
  | 'returned'

/** A dossier as a list shows it. */
export interface DossierItem {
  id: string
  code: string | null
  procedure: string
  procedureName?: Readable
  status: Status
  applicantName?: string
  receivedAt?: string | null
  dueAt?: string | null
}

/** A paper that has to be shown, and why. */
export interface PaperToShow {
  name: Readable
  reason?: Readable
}

/** Somebody named for a role of a dossier. */
export interface NamedSubject {
  role: string
  personId: string
  fullName: string
  birthDate: string
  attested?: boolean
}

/** A request for the consent of somebody a dossier names. */
export interface Consent {
  id: string
  dossierId: string
  procedureName: Readable
  role: string
  roleName: Readable
  personName: string
  requestedBy: string
  expiresAt: string
  state: 'waiting' | 'given' | 'refused' | 'expired'
  recordedBy?: string | null
  facts: Readable[]
}

/** Who acts for the applicant. */
export interface Representation {
  kind: 'authorisation' | 'parent' | 'guardian'
  representative: string
  represented: string
  status: 'verified' | 'unverified' | 'refused'
  until?: string | null
}

/** A dossier with what its page needs. */
export interface Dossier extends DossierItem {
  formVersion?: number | string
  identity?: 'verified' | 'unverified'
  receivedBy?: string | { code: string; name: Readable } | null
  handledBy?: string | { code: string; name: Readable } | null
  createdAt?: string
  submittedAt?: string | null
  answers?: Answers
  allowedActions?: string[]
  snapshotId?: string | null
  papers?: PaperToShow[]
  subjects?: NamedSubject[]
  representation?: Representation
  parts?: DossierPart[]
}

/** One procedure of a journey within a dossier. */
export interface DossierPart {
  procedure: string
  name: Readable
  handler: Readable
  dueAt?: string | null
  certainty?: 'A' | 'B' | 'C'
}

/** Who an official says stands at the counter: one of the three numbers, a name, and the birth date as far as known. */
export interface ApplicantClaim {
  personId?: string
  oldId?: string
  passport?: string
  fullName: string
  birthDate: string
}

/** One line of a dossier's history. */
export interface TimelineItem {
  at: string
  event: string
  by?: Readable | { name: string } | null
  note?: string | null
}

/** What an act on a dossier carries. */
export interface ActionRequest {
  action: string
  reason?: string
  note?: string
  fields?: string[]
}

/** The receipt of a submission. */
export interface Receipt {
  id: string
  code: string
  status: Status
  receivedAt: string
  dueAt: string
}

/** A person of the sandbox one can act as. */
export interface Persona {
  id: string
  name: string
  role: Me['role']
  story?: Readable
  authority?: string
}

/** How a registry of the sandbox behaves. */
export type FaultMode = 'ok' | 'down' | 'slow' | 'empty' | 'wrongSignature'

/** One invalid input of a refused request. */
export interface InputError {
  path: string
  code?: string
  message: string
}
