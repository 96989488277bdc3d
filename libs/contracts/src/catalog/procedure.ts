import { IsIn, IsOptional, IsString, Matches, MaxLength } from 'class-validator'
import type { Bilingual } from '../language/bilingual.js'
import type { Certainty } from '../language/certainty.js'
import { ListEntries } from '../messages/paging.js'
import type { Channel, ProcedureFee } from './fees.js'
import { agencyCodePattern } from './queries.js'

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

export const procedureLevels = ['commune', 'province', 'ministry'] as const

export class ListProcedures extends ListEntries {
  @IsOptional() @IsString() @MaxLength(100) q?: string
  @IsOptional() @IsIn(procedureLevels) level?: Procedure['level']
}

/** The fee of which province is asked for beside a procedure: its own code, or an authority in it. */
export class ProcedureQuery {
  @IsOptional() @Matches(agencyCodePattern) authority?: string
  @IsOptional() @Matches(/^[0-9]{2}$/) province?: string
}

export class ProcedureRef extends ProcedureQuery {
  @IsString() code: string
}
