import type { ChannelFee, DossierFee, FeeUnit, LocalFee, Procedure } from '../api/types'
import { capitalise, formatDate, formatMoney, read, type Language } from '../language/format'
import type { Messages } from '../language/words/vi'

/** `8.000 đồng mỗi bản`; nothing to pay is said in words. */
export function amountWords(amount: number, per: FeeUnit | undefined, t: Messages, language: Language): string {
  if (amount === 0) return t.procedure.noFee
  return [formatMoney(amount, language), per && t.fees.per[per]].filter(Boolean).join(' ')
}

/**
 * What handing in costs, channels that cost the same on one line. Where the province decides, who decides is told and no
 * amount, since the catalogue's is none.
 */
export function channelLines(fees: readonly ChannelFee[], t: Messages, language: Language): string[] {
  const channels = new Map<string, string[]>()
  for (const fee of fees) {
    const cost = costWords(fee, t, language)
    channels.set(cost, [...(channels.get(cost) ?? []), t.fees.channels[fee.channel]])
  }
  return [...channels].map(([cost, names]) => `${capitalise(names.join(', '))}: ${cost}`)
}

function costWords({ amount, per, note, setLocally, lateOnly }: ChannelFee, t: Messages, language: Language): string {
  if (setLocally) return `${lateOnly ? t.fees.lateOnly : t.fees.setLocally}.`
  const cost = amountWords(amount, per, t, language)
  return [`${cost.charAt(0).toLocaleLowerCase('vi')}${cost.slice(1)}.`, read(note, language)].filter(Boolean).join(' ')
}

/** Whether what the province decides on is only for those who are late. */
export function isForLate({ fees }: Pick<Procedure, 'fees'>): boolean {
  return fees?.some(({ lateOnly }) => lateOnly) ?? false
}

/** Whether the province's people's council sets a fee of the procedure. */
export function isSetLocally({ fees }: Pick<Procedure, 'fees'>): boolean {
  return fees?.some(({ setLocally }) => setLocally) ?? false
}

/** What a province charges: the amount with where it comes from, marked as a sample where it is one; null: not entered. */
export function localFeeLines(fee: LocalFee | null, t: Messages, language: Language): string[] {
  if (!fee) return [t.fees.notEntered]
  const amount = amountWords(fee.amount, undefined, t, language)
  return [
    fee.certainty === 'C' ? `${amount} (${t.fees.sample})` : amount,
    `${t.fees.since(formatDate(fee.validFrom))} ${read(fee.source, language)}`,
  ]
}

/** What one dossier costs, marked as a sample where it is one. */
export function dossierFeeWords(fee: DossierFee | null, t: Messages, language: Language): string {
  if (!fee) return t.fees.notEntered
  const amount = amountWords(fee.amount, fee.per, t, language)
  return fee.certainty === 'C' && fee.amount > 0 ? `${amount} (${t.fees.sample})` : amount
}
