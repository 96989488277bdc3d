import { IsDefined, IsIn, IsInt, IsOptional, IsString, Matches } from 'class-validator'
import { certainties, type Certainty } from '../language/certainty.js'
import { dayPattern } from '../language/dates.js'
import { LegalSource } from '../law/legal-source.js'
import { anyone, people } from '../messages/access.js'
import { query, inBothLanguages, state } from '../messages/message.js'
import { ListEntries } from '../messages/paging.js'
import { Agreement, AgreementProposal } from './agreements.js'
import { Authority, AuthorityPage, ListAuthorities } from './authority.js'
import {
  AskedConcept,
  AskedConceptPage,
  Concept,
  ConceptPage,
  PaperType,
  PaperTypePage,
  Registry,
  RegistryPage,
} from './concept.js'
import { LocalFee } from './fees.js'
import { FormFlag } from './form-flags.js'
import { FormCertificate, FormDocument, FormDraft, PublishedForm } from './form.js'
import { FormRef } from './forms.js'
import { Announcement, Waiver } from './ministries.js'
import {
  BurdenMeter,
  ListProcedures,
  Procedure,
  ProcedureDescription,
  ProcedurePage,
  ProcedureRef,
} from './procedure.js'
import { ByCode } from './queries.js'
import { Assignment } from './readiness.js'

/** A dated number or list the rules read: caps, thresholds, holidays. `key` names the setting. */
export class Setting {
  @IsString() key: string
  @Matches(dayPattern) validFrom: string
  @IsOptional() @Matches(dayPattern) validTo?: string
  @IsDefined() value: unknown
  @IsString() source: string
  @IsIn(certainties) certainty: Certainty
}

/** The types of catalogue entries: the class of what an entry of each carries. */
const entryClasses = {
  authority: Authority,
  registry: Registry,
  concept: Concept,
  askedConcept: AskedConcept,
  paperType: PaperType,
  announcement: Announcement,
  agreement: Agreement,
  procedure: Procedure,
  form: FormDocument,
  setting: Setting,
  waiver: Waiver,
  localFee: LocalFee,
  assignment: Assignment,
  /** Key: its number. */
  legalSource: LegalSource,
  agreementProposal: AgreementProposal,
  /** Key: `<procedure>@<version><path>`. */
  formFlag: FormFlag,
  /** Key: `<procedure>@<version>`. */
  formVersion: PublishedForm,
  /** Key: the procedure's code. */
  formDraft: FormDraft,
}

/** The state each type of catalogue entry carries. */
export type CatalogueTypes = { [T in keyof typeof entryClasses]: InstanceType<(typeof entryClasses)[T]> }
export type CatalogueType = keyof CatalogueTypes
export const catalogueTypes = Object.keys(entryClasses) as CatalogueType[]

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
  askedConcepts: query('catalog.asked-concepts.v1', ListEntries, AskedConceptPage, anyone),
  papers: query('catalog.papers.v1', ListEntries, PaperTypePage, anyone),
  registries: query('catalog.registries.v1', ListEntries, RegistryPage, anyone),
  authorities: query('catalog.authorities.v1', ListAuthorities, AuthorityPage, anyone),
  authority: query('catalog.authority.v1', ByCode, Authority, anyone),
  state: state('catalog.state.v1', CatalogueEntry),
} as const
