import { IsIn, IsInt, IsOptional, IsString, Length, Matches, Max, Min } from 'class-validator'
import type { Bilingual } from '../language/bilingual.js'
import { certainties, type Certainty } from '../language/certainty.js'
import { dayPattern, isInForce } from '../language/dates.js'
import { IsA, IsBilingual } from '../language/shapes.js'
import { people } from '../messages/access.js'
import { channels, Statement, type Channel } from '../law/statements.js'
import { command } from '../messages/message.js'

/** What a fee is counted by. */
export const feeUnits = ['dossier', 'copy', 'page', 'person'] as const
export type FeeUnit = (typeof feeUnits)[number]

/** What a procedure costs where a dossier comes in by one channel. */
export class ProcedureFee {
  @IsIn(channels) channel: Channel
  /** đồng; where it is set locally this is no fact, and {@link LocalFee} says what the council set. */
  @IsInt() @Min(0) amount: number
  @IsIn(feeUnits) per: FeeUnit
  @IsOptional() @IsBilingual() note?: Bilingual
  /** Each province's people's council sets it. */
  @IsOptional() @IsIn([true]) setLocally?: true
  /** What the council sets is for those who are late; whoever is in time pays nothing. */
  @IsOptional() @IsIn([true]) lateOnly?: true
  /** How far it is established, and by which source. */
  @IsOptional() @IsA(() => Statement) law?: Statement
}

/** The fee by a channel, or by the only one there is. */
export function feeBy(fees: readonly ProcedureFee[] = [], channel: Channel): ProcedureFee | undefined {
  return fees.find((fee) => fee.channel === channel) ?? fees[0]
}

/** What a province charges for a procedure on a day: of those in force the newest. */
export function localFeeOn(
  fees: readonly LocalFee[],
  { procedure, province }: { procedure: string; province: string },
  day: string,
): LocalFee | undefined {
  return fees
    .filter((fee) => fee.procedure === procedure && fee.province === province)
    .filter((fee) => isInForce(fee, day))
    .sort((left, right) => (left.validFrom < right.validFrom ? 1 : -1))[0]
}

/** What a dossier costs, as of the day it was received. */
export class DossierFee {
  /** đồng */
  @IsInt() amount: number
  @IsIn(feeUnits) per: FeeUnit
  @IsString() source: string
  /** C is a sample, or has not been compared with the resolution. */
  @IsIn(certainties) certainty: Certainty
}

/** A province's fee in force, as it is told beside a procedure. */
export class LocalFeeView {
  /** đồng */
  @IsInt() @Min(0) amount: number
  /** Today's unit code of the province. */
  @Matches(/^[0-9]{2}$/) province: string
  @Matches(dayPattern) validFrom: string
  @IsString() source: string
  @IsIn(certainties) certainty: Certainty
  /** The day the council resolved it, where that is known; it cannot hold before. */
  @IsOptional() @Matches(dayPattern) resolvedOn?: string
}

/** What a province's people's council charges for a procedure. */
export class LocalFee extends LocalFeeView {
  @IsString() procedure: string
  @IsOptional() @Matches(dayPattern) validTo?: string
  /** Agency code of the authority that entered it; none of a seed. */
  @IsOptional() @IsString() enteredBy?: string
}

/** `PUT /v1/procedures/{code}/fees/{province}` */
export class EnterFee {
  /** đồng */
  @IsInt() @Min(0) @Max(1_000_000_000) amount: number
  @Matches(dayPattern) validFrom: string
  /** The resolution of the people's council, or whatever else it is known from. */
  @IsString() @Length(1, 300) source: string
  /** A only where the source names a resolution; without one C. */
  @IsOptional() @IsIn(certainties) certainty?: Certainty
  /** The day of the resolution; a fee cannot be in force before it. */
  @IsOptional() @Matches(dayPattern) resolvedOn?: string
}

export class EnterFeeCommand {
  @IsString() procedure: string
  /** Today's unit code of the province. */
  @IsString() province: string
  @IsA(() => EnterFee) body: EnterFee
}

/** What the catalogue answers about fees. */
export const fees = {
  enter: command(
    'catalog.enter-fee.v1',
    EnterFeeCommand,
    LocalFee,
    people(
      { roles: ['head'], relations: ['province'] },
      { roles: ['official'], permissions: ['supervise'], relations: ['province'] },
    ),
  ),
} as const
