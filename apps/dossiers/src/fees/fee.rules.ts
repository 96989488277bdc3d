import { feeBy, localFeeOn, type DossierFee, type LocalFee, type Procedure } from '#contracts'

/** What decides what a dossier costs. */
export interface FeeGround {
  procedure: Pick<Procedure, 'code' | 'fees' | 'legalBasis'>
  /** Who opened the dossier. */
  channel: 'citizen' | 'counter'
  /** Today's unit code of the receiving authority's province. */
  province: string | undefined
  localFees: readonly LocalFee[]
}

/**
 * What a dossier costs that is received on a day: by the channel it came in by, and where councils set it by the newest
 * fee in force in the province. Null where that is not entered, and where only those who are late pay: nobody is charged
 * by a guess.
 */
export function feeOn({ procedure, channel, province, localFees }: FeeGround, day: string): DossierFee | null {
  const fee = feeBy(procedure.fees, channel === 'citizen' ? 'online' : 'counter')
  if (!fee || fee.lateOnly) return null
  const { amount, per } = fee
  const { source, certainty } = fee.law ?? { source: procedure.legalBasis, certainty: 'C' as const }
  if (!fee.setLocally) return { amount, per, source, certainty }
  const local = province && localFeeOn(localFees, { procedure: procedure.code, province }, day)
  return local ? { amount: local.amount, per, source: local.source, certainty: local.certainty } : null
}
