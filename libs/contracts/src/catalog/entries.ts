import { IsDefined, IsIn, IsInt, IsString } from 'class-validator'
import type { Certainty } from '../language/certainty.js'
import { anyone, people } from '../messages/access.js'
import { query, inBothLanguages, state } from '../messages/message.js'
import { ListEntries } from '../messages/paging.js'
import type { AgreementProposal, Agreement } from './agreements.js'
import { Authority, AuthorityPage, ListAuthorities } from './authority.js'
import { ConceptPage, RegistryPage, type Concept, type Registry } from './concept.js'
import type { LocalFee } from './fees.js'
import type { FormFlag } from './form-flags.js'
import { FormCertificate, FormDocument, FormDraft, type PublishedForm } from './form.js'
import { FormRef } from './forms.js'
import type { Announcement, Waiver } from './ministries.js'
import {
  BurdenMeter,
  ListProcedures,
  ProcedureDescription,
  ProcedurePage,
  ProcedureRef,
  type Procedure,
} from './procedure.js'
import { ByCode } from './queries.js'
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
  procedures: query('catalog.procedures.v1', ListProcedures, ProcedurePage, anyone),
  procedure: query('catalog.procedure.v1', ProcedureRef, ProcedureDescription, anyone),
  burden: query('catalog.burden.v1', ListEntries, BurdenMeter, anyone),
  form: inBothLanguages(query('catalog.form.v1', FormRef, FormDocument, anyone)),
  draft: inBothLanguages(
    query('catalog.form-draft.v1', ByCode, FormDraft, people({ roles: ['ministry', 'official', 'head', 'auditor'] })),
  ),
  certificate: query('catalog.form-certificate.v1', FormRef, FormCertificate, anyone),
  concepts: query('catalog.concepts.v1', ListEntries, ConceptPage, anyone),
  registries: query('catalog.registries.v1', ListEntries, RegistryPage, anyone),
  authorities: query('catalog.authorities.v1', ListAuthorities, AuthorityPage, anyone),
  authority: query('catalog.authority.v1', ByCode, Authority, anyone),
  state: state('catalog.state.v1', CatalogueEntry),
} as const
