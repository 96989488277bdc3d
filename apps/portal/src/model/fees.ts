import type { ChannelFee, DossierFee, FeeUnit, LocalFee, Procedure } from '../api-types'
import type { Messages } from '../i18n/vi'
import { formatDate, formatMoney, read, type Language } from './format'

/** `8.000 đồng mỗi bản`; nothing to pay is said in words. */
export function amountWords(amount: number, per: FeeUnit | undefined, t: Messages, language: Language): string {
  if (amount === 0) return t.procedure.noFee
  return [formatMoney(amount, language), per && t.fees.per[per]].filter(Boolean).join(' ')
}

/** What handing in over each channel costs; where the province decides, who decides is told and no amount. */
export function channelLines(fees: readonly ChannelFee[], t: Messages, language: Language): string[] {
  return fees.map(({ channel, amount, per, note, setLocally }) => {
    const cost = setLocally ? t.fees.setLocally : amountWords(amount, per, t, language)
    const line = `${t.fees.channels[channel]}: ${cost.charAt(0).toLocaleLowerCase('vi')}${cost.slice(1)}.`
    return note ? `${line} ${read(note, language)}` : line
  })
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
