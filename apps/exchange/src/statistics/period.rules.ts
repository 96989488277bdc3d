import type { FiguresPeriod } from '#contracts'
import { addDays } from '#vietnam'
import { periodInvalid } from './statistics.errors.js'

/** Days one answer may count over. */
const longest = 92

/** The period asked for, or the last 30 days; throws `period_invalid` where it ends before it begins or is too long. */
export function periodOf(asked: FiguresPeriod, today: string): { from: string; to: string } {
  const to = asked.to ?? today
  const from = asked.from ?? addDays(to, -29)
  if (from > to || addDays(from, longest - 1) < to) throw periodInvalid(longest)
  return { from, to }
}
