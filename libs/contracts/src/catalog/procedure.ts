import { IsArray, IsBoolean, IsIn, IsInt, IsOptional, IsString, Matches, MaxLength } from 'class-validator'
import type { Bilingual } from '../language/bilingual.js'
import { certainties, type Certainty } from '../language/certainty.js'
import { IsA, IsBilingual, IsListOf } from '../language/shapes.js'
import { IsNullable } from '../language/nullable.js'
import { ListEntries, Page } from '../messages/paging.js'
import { LegalSource } from '../law/legal-source.js'
import { channels, Deadline, ProcedureLaw, type Channel } from '../law/statements.js'
import { LocalFeeView, ProcedureFee } from './fees.js'
import { FormPaper } from './form.js'
import { waiverReasons, type WaiverReason } from './ministries.js'
import { agencyCodePattern } from './queries.js'

export const procedureLevels = ['commune', 'province', 'ministry'] as const
export type ProcedureLevel = (typeof procedureLevels)[number]

/** Thủ tục hành chính. */
export class Procedure {
  @Matches(/^[0-9]\.[0-9]{6}$/) code: string
  @IsBilingual() name: Bilingual
  @IsIn(procedureLevels) level: ProcedureLevel
  @IsBilingual() handler: Bilingual
  /** Who handles it: the receiving commune office itself, or another authority. */
  @IsIn(['receiver']) handledBy: 'receiver'
  @IsA(() => Deadline) deadline: Deadline
  /** Agency code of the ministry that is responsible: it publishes the form. */
  @Matches(/^G[0-9]{2}$/) ministry: string
  @IsIn(certainties) ministryCertainty: Certainty
  /** Received after 15:00 counts as received the next working day. */
  @IsBoolean() afternoonRule: boolean
  /** The ways a dossier comes in, and what it costs by each. */
  @IsArray() @IsIn(channels, { each: true }) channels: Channel[]
  @IsListOf(() => ProcedureFee) fees: ProcedureFee[]
  @IsString() legalBasis: string
  /** What is known of each part, how far, and from where; an entry that was spread before has none. */
  @IsOptional() @IsA(() => ProcedureLaw) law?: ProcedureLaw
  /** Codes of the results it issues; a paper with such a code is not demanded again. */
  @IsOptional() @IsArray() @IsString({ each: true }) results?: string[]
}

export class ListProcedures extends ListEntries {
  @IsOptional() @IsString() @MaxLength(100) q?: string
  @IsOptional() @IsIn(procedureLevels) level?: ProcedureLevel
}

/** The fee of which province is asked for beside a procedure: its own code, or an authority in it. */
export class ProcedureQuery {
  @IsOptional() @Matches(agencyCodePattern) authority?: string
  @IsOptional() @Matches(/^[0-9]{2}$/) province?: string
}

export class ProcedureRef extends ProcedureQuery {
  @IsString() code: string
}

/** How much of a form a person does not have to fill in. */
export class FormCounts {
  @IsInt() fields: number
  /** Filled from a registry, or computed from what is. */
  @IsInt() reusable: number
  /** Asked, or declared. */
  @IsInt() asked: number
}

/** How far what a list shows of a procedure is established; C is a sample, or has not been compared with the text. */
export class SummaryCertainty {
  @IsIn(certainties) handler: Certainty
  @IsIn(certainties) deadline: Certainty
  @IsIn(certainties) fee: Certainty
}

/** A procedure in a list. */
export class ProcedureSummary {
  @IsString() code: string
  @IsBilingual() name: Bilingual
  @IsIn(procedureLevels) level: ProcedureLevel
  @IsBilingual() handler: Bilingual
  @IsA(() => Deadline) deadline: Deadline
  /** đồng, online, or by the only channel there is */
  @IsInt() fee: number
  @IsOptional() @IsBilingual() feeNote?: Bilingual
  @IsArray() @IsIn(channels, { each: true }) channels: Channel[]
  @IsListOf(() => ProcedureFee) fees: ProcedureFee[]
  @IsA(() => FormCounts) counts: FormCounts
  @IsA(() => SummaryCertainty) certainties: SummaryCertainty
}

export class ProcedurePage extends Page {
  @IsListOf(() => ProcedureSummary) items: ProcedureSummary[]
}

/** What a person had to answer before, and has to now. */
export class QuestionBurden {
  @IsInt() before: number
  @IsInt() after: number
}

/** What a person had to bring before, and how much of it is avoided. */
export class DocumentBurden {
  @IsInt() before: number
  @IsInt() avoided: number
}

/** How much a person had to answer and bring before, and has to now. */
export class Burden {
  @IsA(() => QuestionBurden) questions: QuestionBurden
  @IsA(() => DocumentBurden) documents: DocumentBurden
}

/** The burden of one procedure. */
export class ProcedureBurden extends Burden {
  @IsString() code: string
  @IsBilingual() name: Bilingual
}

/** The burden of all procedures, and a page of them with their own. */
export class BurdenMeter extends Page {
  @IsInt() procedures: number
  @IsA(() => QuestionBurden) questions: QuestionBurden
  @IsA(() => DocumentBurden) documents: DocumentBurden
  @IsListOf(() => ProcedureBurden) items: ProcedureBurden[]
}

/** A waiver in force, with the places of the form that are asked under it. */
export class WaivedQuestion {
  @IsString() concept: string
  @IsIn(waiverReasons) reason: WaiverReason
  @IsBilingual() explanation: Bilingual
  @IsString() legalBasis: string
  @IsString() until: string
  @IsArray() @IsString({ each: true }) fields: string[]
}

/** A procedure with what it asks for today and what replaces it. */
export class ProcedureDescription extends ProcedureSummary {
  @IsListOf(() => FormPaper) documents: FormPaper[]
  @IsString() legalBasis: string
  /** Of its parts the least established; each part has its own. */
  @IsIn(certainties) certainty: Certainty
  @IsOptional() @IsA(() => ProcedureLaw) law?: ProcedureLaw
  /** The sources its parts and its papers name. */
  @IsListOf(() => LegalSource) sources: LegalSource[]
  @IsBoolean() afternoonRule: boolean
  @IsString() formVersion: string
  @IsA(() => Burden) burden: Burden
  /** What may be asked for a time although a database should hold it, and why. */
  @IsListOf(() => WaivedQuestion) waivers: WaivedQuestion[]
  /** Where a province was asked for: what its council set, or null. */
  @IsNullable() @IsA(() => LocalFeeView) localFee?: LocalFeeView | null
}
