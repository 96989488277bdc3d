import { IsDefined, IsIn, IsInt, IsString } from 'class-validator'
import type { Certainty } from '../language/certainty.js'
import { anyone, people } from '../messages/access.js'
import { ask, state } from '../messages/message.js'
import { Items, ListEntries } from '../messages/paging.js'
import type { AgreementProposal, Agreement } from './agreements.js'
import { ListAuthorities, type Authority } from './authority.js'
import type { Registry, Concept } from './concept.js'
import type { LocalFee } from './fees.js'
import type { FormFlag } from './form-flags.js'
import type { FormDocument, FormDraft, PublishedForm } from './form.js'
import { FormRef } from './forms.js'
import type { Announcement, Waiver } from './ministries.js'
import { ListProcedures, ProcedureRef, type Procedure } from './procedure.js'
import { ByCode, Item } from './queries.js'
import type { Assignment } from './readiness.js'

/** A dated number or list the rules read: caps, thresholds, holidays. `key` names the setting. */
export interface Setting {
  key: string
  validFrom: string
  validTo?: string
  value: unknown
  source: string
  certainty: Certainty
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
