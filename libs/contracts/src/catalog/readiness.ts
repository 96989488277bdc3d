import { IsInt, IsString, Min } from 'class-validator'
import type { Bilingual } from '../language/bilingual.js'
import type { Certainty } from '../language/certainty.js'
import { IsListOf } from '../language/shapes.js'
import { anyone } from '../messages/access.js'
import { ask } from '../messages/message.js'
import { ListEntries } from '../messages/paging.js'
import { ByCode, Item } from './queries.js'

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
export interface ReadinessItem {
  procedure: string
  item: ReadinessItemName
  state: 'ready' | 'missing'
  /** What is left to do: of what is missing, and of what is ready with a sample (C). */
  todo?: Bilingual
  certainty?: Certainty
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
  trials: ask('dossiers.trials.v1', ByCode, TrialCounts, anyone),
  ofAuthority: ask('catalog.readiness.v1', MeasureReadinessQuery, Item, anyone),
  ofCountry: ask('catalog.national-readiness.v1', ListEntries, Item, anyone),
} as const

/** Who within an authority handles some of its procedures, and who signs their results: functions, never persons. */
export interface Assignment {
  id: string
  authority: string
  procedures: string[]
  handler: Bilingual
  signer?: Bilingual
  source: string
  certainty: Certainty
}
