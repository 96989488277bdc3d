import { IsDefined, IsIn, IsInt, IsOptional, IsString, Matches, MaxLength } from 'class-validator'
import { anyone, people } from './access.js'
import type { AgreementProposal, Assignment, FormFlag, LocalFee } from './catalogue-kinds.js'
import type { Channel, ProcedureFee } from './fees.js'
import type { Bilingual, FormDocument, FormDraft, PublishedForm } from './form.js'
import { FormRef } from './forms.js'
import { ask, state } from './message.js'
import { Items, ListEntries } from './paging.js'

/** How far a fact of the reference data is established: A official text, B press or law firm, C inference. */
export type Certainty = 'A' | 'B' | 'C'

/** Ministry, province or commune office. */
export interface Authority {
  code: string
  name: Bilingual
  level: 'ministry' | 'province' | 'commune'
  /** The class agreements are granted to. */
  consumerClass: 'ministry' | 'provinceOffice' | 'communeOffice'
  /** Today's unit code of the province or commune. */
  unit?: string
  parent?: string
  /** The code is a sample, not an official one. */
  sample: boolean
}

/**
 * A database owned by an authority. A look-up reaches it where a service of its name answers on the bus
 * (`isConnected`); the others are in the catalogue only.
 */
export interface Registry {
  id: string
  name: Bilingual
  shortName: Bilingual
  owner: string
  legalBasis: string
  updateCycle: Bilingual
  /** Days after which a change of the facts is in the registry at the latest; nothing fresher can be demanded. */
  updateDays: number
}

/** One entry of the shared dictionary; exactly one registry is its trusted source. */
export interface Concept {
  id: string
  name: Bilingual
  /** What forms and papers call it: abbreviations, older terms, English; the form checker knows a question by them. */
  labels: string[]
  type: 'string' | 'number' | 'boolean' | 'date' | 'object'
  unit?: string
  /** The kind of record the concept belongs to: `person`, `member`, `home`, `parcel`, `income`, … */
  record: string
  sensitivity: 'basic' | 'sensitive'
  registry: string
  legalBasis: string
  certainty: Certainty
  /** In the dictionary, but its registry does not answer it yet: it can be neither announced nor looked up. */
  planned?: true
  /** The Vietnamese day from which its owner no longer answers it, `YYYY-MM-DD`. */
  retiredOn?: string
}

/** What "for a territory" is measured by. */
export type AnnouncementBasis = 'authority' | 'residence' | 'record'

/** The owner's dated statement that a concept may replace paper, for a territory. */
export interface Announcement {
  id: string
  concept: string
  /** `VN`, or today's unit code of a province or commune. */
  territory: string
  basis: AnnouncementBasis
  /** `YYYY-MM-DD` */
  from: string
  to?: string
  legalBasis: string
  /** The owner states that the registry is complete here: no record then means there is none. */
  complete: boolean
}

/** Consumer class × procedure × concepts × legal basis × quota × validity. */
export interface Agreement {
  id: string
  consumerClass: Authority['consumerClass']
  procedure: string
  concepts: string[]
  legalBasis: string
  /** Look-ups a Vietnamese day for the whole class; none means unlimited. */
  quotaPerDay?: number
  validFrom: string
  validTo?: string
}

export type DeadlineUnit = 'workingDay' | 'day' | 'hour' | 'month'

export interface Deadline {
  amount: number
  unit: DeadlineUnit
}

/** Thủ tục hành chính. */
export interface Procedure {
  code: string
  name: Bilingual
  level: (typeof procedureLevels)[number]
  handler: Bilingual
  /** Who handles it: the receiving commune office itself, or another authority. */
  handledBy: 'receiver'
  deadline: Deadline
  /** Agency code of the ministry that is responsible: it publishes the form. */
  ministry: string
  ministryCertainty: Certainty
  /** Received after 15:00 counts as received the next working day. */
  afternoonRule: boolean
  /** The ways a dossier comes in, and what it costs by each. */
  channels: Channel[]
  fees: ProcedureFee[]
  legalBasis: string
  certainty: Certainty
  /** Codes of the results it issues; a paper with such a code is not demanded again. */
  results?: string[]
}

/** A dated number or list the rules read: caps, thresholds, holidays. `key` names the setting. */
export interface Setting {
  key: string
  validFrom: string
  validTo?: string
  value: unknown
  source: string
  certainty: Certainty
}

/** The three cases in which the law lets an office ask for what a database should hold (Nghị quyết 66.7/2025/NQ-CP). */
export const waiverReasons = ['lookupFailed', 'incomplete', 'inaccurate'] as const
export type WaiverReason = (typeof waiverReasons)[number]

/** A dated permission to ask for an announced concept all the same, where the authority is; everyone may read it. */
export interface Waiver {
  id: string
  procedure: string
  concept: string
  reason: WaiverReason
  /** What the citizen reads beside the question. */
  explanation: Bilingual
  legalBasis: string
  /** Vietnamese days, both inclusive. */
  from: string
  until: string
  /** Agency code of the authority that granted it. */
  authority: string
  /** Where it holds: the unit code of that authority, `VN` for a ministry's. */
  territory: string
  grantedBy: string
  grantedAt: string
}

/** The state each type of catalogue entry carries. */
export interface CatalogueTypes {
  authority: Authority
  registry: Registry
  concept: Concept
  announcement: Announcement
  agreement: Agreement
  procedure: Procedure
  form: FormDocument
  setting: Setting
  waiver: Waiver
  /** Key: `<procedure>@<province>@<validFrom>`. */
  localFee: LocalFee
  assignment: Assignment
  agreementProposal: AgreementProposal
  /** Key: `<procedure>@<version><path>`. */
  formFlag: FormFlag
  /** Key: `<procedure>@<version>`. */
  formVersion: PublishedForm
  /** Key: the procedure's code. */
  formDraft: FormDraft
}
export type CatalogueType = keyof CatalogueTypes
export const catalogueTypes = [
  'authority',
  'registry',
  'concept',
  'announcement',
  'agreement',
  'procedure',
  'form',
  'setting',
  'waiver',
  'localFee',
  'assignment',
  'agreementProposal',
  'formFlag',
  'formVersion',
  'formDraft',
] as const satisfies readonly CatalogueType[]

/** The newest state of one entry; `version` grows with each change and older ones are ignored. */
export class CatalogueEntry {
  @IsIn(catalogueTypes) type: CatalogueType
  @IsString() key: string
  @IsInt() version: number
  @IsDefined() value: CatalogueTypes[CatalogueType]
}

export const procedureLevels = ['commune', 'province', 'ministry'] as const

export class ListProcedures extends ListEntries {
  @IsOptional() @IsString() @MaxLength(100) q?: string
  @IsOptional() @IsIn(procedureLevels) level?: Procedure['level']
}

export class ByCode {
  @IsString() code: string
}

/** What the code of an authority is made of; that there is such an authority is looked up. */
export const agencyCodePattern = /^[A-Z][0-9]{2}(\.[0-9]{2,5}){0,3}$/

/** The fee of which province is asked for beside a procedure: its own code, or an authority in it. */
export class ProcedureQuery {
  @IsOptional() @Matches(agencyCodePattern) authority?: string
  @IsOptional() @Matches(/^[0-9]{2}$/) province?: string
}

export class ProcedureRef extends ProcedureQuery {
  @IsString() code: string
}

export class ListAuthorities extends ListEntries {
  @IsOptional() @IsString() @MaxLength(100) q?: string
}

export class Item {
  @IsDefined() item: unknown
}

/** What the catalogue answers and spreads. */
export const catalog = {
  procedures: ask('catalog.procedures.v1', ListProcedures, Items, anyone),
  procedure: ask('catalog.procedure.v1', ProcedureRef, Item, anyone),
  burden: ask('catalog.burden.v1', ListEntries, Item, anyone),
  form: ask('catalog.form.v1', FormRef, Item, anyone),
  draft: ask('catalog.form-draft.v1', ByCode, Item, people({ roles: ['ministry', 'official', 'head', 'auditor'] })),
  certificate: ask('catalog.form-certificate.v1', FormRef, Item, anyone),
  concepts: ask('catalog.concepts.v1', ListEntries, Items, anyone),
  registries: ask('catalog.registries.v1', ListEntries, Items, anyone),
  authorities: ask('catalog.authorities.v1', ListAuthorities, Items, anyone),
  authority: ask('catalog.authority.v1', ByCode, Item, anyone),
  state: state('catalog.state.v1', CatalogueEntry),
} as const
