import type { Procedure, Readable } from '../api-types'
import type { Messages } from '../i18n/vi'
import { formatMoney, read, type Language } from './format'

const unitNames: Record<string, keyof Messages['procedure']['units']> = {
  day: 'days',
  days: 'days',
  calendarDay: 'days',
  calendarDays: 'days',
  workingDay: 'workingDays',
  workingDays: 'workingDays',
  hour: 'hours',
  hours: 'hours',
  workingHours: 'hours',
  month: 'months',
  months: 'months',
}

/** `trong 7 ngày`; empty when the procedure has no deadline. */
export function deadlineWords(procedure: Procedure, t: Messages): string {
  const deadline = procedure.deadline
  if (!deadline) return ''
  const unit = unitNames[deadline.unit]
  return t.procedure.within(deadline.amount, unit ? t.procedure.units[unit] : deadline.unit)
}

/** Who handles the procedure, in the reader's words; without a full stop, because it becomes part of a line. */
export function handlerWords(procedure: Procedure, t: Messages, language: Language): string {
  const handler = procedure.handler ?? procedure.level ?? ''
  const known = t.procedure.handlers as Record<string, string>
  const words = (typeof handler === 'string' ? known[handler] : undefined) ?? read(handler, language)
  return words.replace(/\.$/, '')
}

/** The fee as a sentence part, whatever shape the catalogue gives it: an amount, a text, or amounts by channel. */
export function feeWords(fee: unknown, t: Messages, language: Language): string {
  if (fee === null || fee === undefined || fee === 0) return t.procedure.noFee
  if (typeof fee === 'number') return formatMoney(fee, language)
  if (typeof fee === 'string') return fee
  if (typeof fee !== 'object') return t.procedure.feeVaries
  if ('vi' in fee) return read(fee as Readable, language)
  const amounts = Object.values(fee).filter((value): value is number => typeof value === 'number')
  if (!amounts.length || ('varies' in fee && fee.varies === true)) return t.procedure.feeVaries
  const [least, most] = [Math.min(...amounts), Math.max(...amounts)]
  if (most === 0) return t.procedure.noFee
  return least === most
    ? formatMoney(most, language)
    : `${formatMoney(least, language)} – ${formatMoney(most, language)}`
}

/** Legal bases as a list of texts, whether the catalogue gives one or several, as text or as objects with a name. */
export function legalWords(basis: unknown, language: Language): string[] {
  if (!basis) return []
  if (Array.isArray(basis)) return basis.flatMap((one) => legalWords(one, language))
  if (typeof basis === 'string') return [basis]
  if (typeof basis !== 'object') return []
  if ('vi' in basis) return [read(basis as Readable, language)]
  const parts = Object.values(basis).filter((part): part is string => typeof part === 'string')
  return parts.length ? [parts.join(', ')] : []
}
