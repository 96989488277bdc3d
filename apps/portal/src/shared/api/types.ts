import type { Representation } from './acting'
import type { Certainty, DossierFee } from './fees'
import type { Fallback } from './forms'
import type { Answers, Readable, Value } from './values'
export type * from './acting'
export type * from './fees'
export type * from './forms'
export type * from './values'

/** Who is signed in. */
export interface Me {
  /** Names the account; nothing can be read from it. */
  account: string
  role: 'citizen' | 'official' | 'head' | 'ministry' | 'auditor' | 'operator' | 'client'
  permissions?: string[]
  name: string
  personId?: string
  authority?: string | { code: string; name: Readable }
  /** The office that receives what a citizen hands in, where the sign-in says in which commune she lives. */
  receivingOffice?: string
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
  /** The code of its office; communes of before July 2025 have none. */
  office?: string
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
  createdAt?: string
  receivedAt?: string | null
  dueAt?: string | null
  representation?: Representation
  /** Parts of a journey that are not completed yet, for officials. */
  openParts?: number
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

/** A dossier with what its page needs. */
export interface Dossier extends DossierItem {
  formVersion?: number | string
  identity?: 'verified' | 'unverified'
  receivedBy?: string | { code: string; name: Readable } | null
  handledBy?: string | { code: string; name: Readable } | null
  submittedAt?: string | null
  answers?: Answers
  /** While a supplement is awaited: the places the office asked for. */
  requestedFields?: string[]
  allowedActions?: string[]
  snapshotId?: string | null
  papers?: PaperToShow[]
  subjects?: NamedSubject[]
  parts?: DossierPart[]
  /** For officials: registers and dossiers that seem to hold the same event. */
  sameEvents?: { kind: 'register' | 'dossier'; code?: string; message: Readable }[]
  /** Null where the fee that applies has not been entered. */
  fee?: DossierFee | null
}

/** What an official did with a person's data at the counter. */
export interface PersonAccess {
  id: string
  at: string
  kind: 'opened' | 'named' | 'notMatched' | 'lookedUp' | 'removed'
  by: string
  authority: string
  procedure: string
  reason: string | null
}

/** Where a part of a journey stands. */
export type PartStatus = 'waiting' | 'inProgress' | 'completed'

/** One procedure of a journey within a dossier. */
export interface DossierPart {
  procedure: string
  name: Readable
  handler: Readable
  dueAt?: string | null
  certainty?: Certainty
  status?: PartStatus
  /** The procedures that have to be completed before. */
  after?: string[]
  /** How far the order is established. */
  afterCertainty?: Certainty
  completedAt?: string | null
  completedBy?: string | null
  allowedActions?: 'complete'[]
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
  /** The procedure of a journey the act is about. */
  part?: string
}

/** The receipt of a submission. */
export interface Receipt {
  id: string
  code: string
  status: Status
  receivedAt: string
  dueAt: string
  fee?: DossierFee | null
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
