import type { Procedure, Readable } from '../api/types'
import { formatMoney, read, type Language } from '../language/format'
import type { Messages } from '../language/words/vi'
import { amountWords } from './fees'

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

/** `trong 7 ngày`, or `trong ngày` where no day lies between; empty when the procedure has no deadline. */
export function deadlineWords(procedure: Procedure, t: Messages): string {
  const deadline = procedure.deadline
  if (!deadline) return ''
  if (deadline.amount === 0) return t.procedure.sameDay
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

/**
 * The fee of handing in over the portal as a sentence part; where none is entered but a note tells who sets it, nobody is
 * promised that there is none.
 */
export function feeWords({ fee, feeNote, fees }: Procedure, t: Messages, language: Language): string {
  const online = fees?.find(({ channel }) => channel === 'online')
  if (online?.lateOnly) return t.fees.freeInTime
  if (online) return online.setLocally ? t.procedure.feeVaries : amountWords(online.amount, online.per, t, language)
  if (fee) return formatMoney(fee, language)
  return feeNote ? t.procedure.feeVaries : t.procedure.noFee
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
