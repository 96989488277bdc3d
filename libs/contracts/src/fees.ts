import { IsIn, IsInt, IsString } from 'class-validator'
import type { LocalFee } from './catalogue-kinds.js'
import type { Bilingual } from './form.js'

/** The ways a dossier comes in. */
export const channels = ['online', 'counter'] as const
export type Channel = (typeof channels)[number]

/** What a fee is counted by. */
export const feeUnits = ['dossier', 'copy', 'page', 'person'] as const
export type FeeUnit = (typeof feeUnits)[number]

/** What a procedure costs where a dossier comes in by one channel. */
export interface ProcedureFee {
  channel: Channel
  /** đồng; where it is set locally this is no fact, and {@link LocalFee} says what the council set. */
  amount: number
  per: FeeUnit
  note?: Bilingual
  /** Each province's people's council sets it. */
  setLocally?: true
  /** What the council sets is for those who are late; whoever is in time pays nothing. */
  lateOnly?: true
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
    .filter(({ validFrom, validTo }) => validFrom <= day && (validTo ?? day) >= day)
    .sort((left, right) => (left.validFrom < right.validFrom ? 1 : -1))[0]
}

/** What a dossier costs, as of the day it was received. */
export class DossierFee {
  /** đồng */
  @IsInt() amount: number
  @IsIn(feeUnits) per: FeeUnit
  @IsString() source: string
  /** C is a sample, or has not been compared with the resolution. */
  @IsIn(['A', 'B', 'C']) certainty: 'A' | 'B' | 'C'
}
