import type { Procedure } from '../api/types'
import { formatMoney, type Language } from '../language/format'
import type { Messages } from '../language/words/vi'
import { amountWords } from './fees'

const unitNames = { day: 'days', workingDay: 'workingDays', hour: 'hours', month: 'months' } as const

/** `trong 7 ngày`, or `trong ngày` where no day lies between. */
export function deadlineWords({ deadline: { amount, unit } }: Pick<Procedure, 'deadline'>, t: Messages): string {
  return amount === 0 ? t.procedure.sameDay : t.procedure.within(amount, t.procedure.units[unitNames[unit]])
}

/** Who handles the procedure, in the reader's words; without a full stop, because it becomes part of a line. */
export function handlerWords({ handler }: Pick<Procedure, 'handler'>, t: Messages): string {
  const known = t.procedure.handlers as Record<string, string>
  return (known[handler] ?? handler).replace(/\.$/, '')
}

/**
 * The fee of handing in over the portal as a sentence part; where none is entered but a note tells who sets it, nobody is
 * promised that there is none.
 */
export function feeWords(
  { fee, feeNote, fees }: Pick<Procedure, 'fee' | 'feeNote' | 'fees'>,
  t: Messages,
  language: Language,
): string {
  const online = fees.find(({ channel }) => channel === 'online')
  if (online?.lateOnly) return t.fees.freeInTime
  if (online) return online.setLocally ? t.procedure.feeVaries : amountWords(online.amount, online.per, t, language)
  if (fee) return formatMoney(fee, language)
  return feeNote ? t.procedure.feeVaries : t.procedure.noFee
}
