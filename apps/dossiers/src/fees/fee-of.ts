import type { DossierFee } from '#contracts'
import type { Catalogue } from '#platform'
import { dayOf } from '#vietnam'
import { feeOn, type FeeGround } from './fee.rules.js'

/** What of a dossier decides what it costs. */
interface Received {
  procedure: string
  channel: FeeGround['channel']
  receivedBy: string | null
}

/** What a dossier costs that was received at an instant, as the catalogue knows it; null where it does not. */
export function feeOf(catalogue: Catalogue, { procedure: code, channel, receivedBy }: Received, at: Date) {
  const procedure = catalogue.get('procedure', code)
  const receiver = receivedBy === null ? undefined : catalogue.get('authority', receivedBy)
  const province = receiver?.parent === undefined ? undefined : catalogue.get('authority', receiver.parent)?.unit
  const byProcedure = catalogue.remember('localFees', () =>
    Map.groupBy(catalogue.list('localFee'), (fee) => fee.procedure),
  )
  const localFees = byProcedure.get(code) ?? []
  const fee: DossierFee | null = procedure ? feeOn({ procedure, channel, province, localFees }, dayOf(at)) : null
  return fee
}
