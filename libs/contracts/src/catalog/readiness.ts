import { IsArray, IsIn, IsInt, IsOptional, IsString, Min } from 'class-validator'
import type { Bilingual } from '../language/bilingual.js'
import { certainties, type Certainty } from '../language/certainty.js'
import { IsBilingual, IsListOf } from '../language/shapes.js'
import { anyone } from '../messages/access.js'
import { query } from '../messages/message.js'
import { ListEntries, Page } from '../messages/paging.js'
import { ByCode } from './queries.js'

/** What an authority needs before it can handle a procedure. */
export const readinessItems = [
  'form',
  'handler',
  'localFee',
  'deadline',
  'calendar',
  'signer',
  'agreements',
  'trialDossier',
] as const
export type ReadinessItemName = (typeof readinessItems)[number]

/** One line of the to-do list. */
export class ReadinessItem {
  @IsString() procedure: string
  @IsIn(readinessItems) item: ReadinessItemName
  @IsIn(['ready', 'missing']) state: 'ready' | 'missing'
  /** What is left to do: of what is missing, and of what is ready with a sample (C). */
  @IsOptional() @IsBilingual() todo?: Bilingual
  @IsOptional() @IsIn(certainties) certainty?: Certainty
}

/** A page of the to-do list of one authority; the counts are of the whole list. */
export class AuthorityReadiness extends Page {
  @IsString() authority: string
  @IsBilingual() name: Bilingual
  @IsInt() ready: number
  @IsInt() missing: number
  @IsListOf(() => ReadinessItem) items: ReadinessItem[]
}

/** How many papers a procedure still demands: those neither facts nor the form itself replace. */
export class PapersLeft {
  @IsString() code: string
  @IsBilingual() name: Bilingual
  @IsInt() papersLeft: number
}

/** How many procedures of the country need no paper any more, and a page of them all. */
export class NationalReadiness extends Page {
  @IsInt() procedures: number
  @IsInt() needNoPaper: number
  @IsListOf(() => PapersLeft) items: PapersLeft[]
}

/** Dossiers of one procedure that an authority received, and neither refused nor stopped. */
export class TrialCount {
  @IsString() procedure: string
  @IsInt() @Min(0) dossiers: number
}

export class TrialCounts {
  @IsListOf(() => TrialCount) items: TrialCount[]
}

/** The authority, the dossiers it has handled, which `dossiers` counts, and which page of its list is wanted. */
export class MeasureReadinessQuery extends ListEntries {
  @IsString() code: string
  @IsListOf(() => TrialCount) trials: TrialCount[]
}

/** Whether an authority, or the country, is ready. */
export const readiness = {
  trials: query('dossiers.trials.v1', ByCode, TrialCounts, anyone),
  ofAuthority: query('catalog.readiness.v1', MeasureReadinessQuery, AuthorityReadiness, anyone),
  ofCountry: query('catalog.national-readiness.v1', ListEntries, NationalReadiness, anyone),
} as const

/** Who within an authority handles some of its procedures, and who signs their results: functions, never persons. */
export class Assignment {
  @IsString() id: string
  @IsString() authority: string
  @IsArray() @IsString({ each: true }) procedures: string[]
  @IsBilingual() handler: Bilingual
  @IsOptional() @IsBilingual() signer?: Bilingual
  @IsString() source: string
  @IsIn(certainties) certainty: Certainty
}
