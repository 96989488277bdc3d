import type { Period } from './clock-case.js'
import { dayNumberOf, fullMinute, instantAt, minutesBetween, type DayNumber, type Instant } from '../office/days.js'
import type { Office } from '../office/office.js'
import type { Receipt } from './receipt.rules.js'
import type { CountedWait } from './waits.rules.js'

/** A stretch of time in full minutes; the end does not belong to it. */
interface Stretch {
  from: Instant
  to: Instant
}

/**
 * When a period of working hours is due: as many minutes of office time after the receipt, without those of a wait. Instants
 * with seconds are rounded up to the minute.
 */
export function dueAfterHours(period: Period, start: Receipt, waits: readonly CountedWait[], office: Office): Instant {
  const begin = fullMinute(start.at)
  const stood = stretchesOf(waits)
  let left = period.amount * 60
  for (let day = dayNumberOf(begin); ; day++) {
    while (stood[0] && stood[0].to <= instantAt(day, 0)) stood.shift() // what has passed stops nothing more
    for (const { from, to } of workedOn(day, begin, stood, office)) {
      const minutes = minutesBetween(from, to)
      if (minutes >= left) return from + left * 60_000
      left -= minutes
    }
  }
}

/** Minutes of a day that count from `begin` on, up to `end`. */
export function minutesOn(
  day: DayNumber,
  [begin, end]: readonly [Instant, Instant],
  waits: readonly CountedWait[],
  office: Office,
): number {
  return workedOn(day, fullMinute(begin), stretchesOf(waits), office)
    .map(({ from, to }) => Math.max(0, minutesBetween(from, Math.min(to, end))))
    .reduce((sum, minutes) => sum + minutes, 0)
}

/** Whether a wait takes office time of a day. */
export function takesFrom(day: DayNumber, wait: CountedWait, office: Office): boolean {
  return office.calendar.day(day).sessions.some(({ from, to }) => {
    const [opens, closes] = [instantAt(day, from), instantAt(day, to)]
    return fullMinute(wait.from) < closes && (wait.answer === undefined || fullMinute(wait.answer.at) > opens)
  })
}

function workedOn(day: DayNumber, begin: Instant, stood: readonly Stretch[], office: Office): Stretch[] {
  return office.calendar.day(day).sessions.flatMap((session) => {
    const from = Math.max(begin, instantAt(day, session.from))
    const to = instantAt(day, session.to)
    return from < to ? without(stood, { from, to }) : []
  })
}

/** What remains of a stretch; `taken` in the order of time and without overlaps. */
function without(taken: readonly Stretch[], { from, to }: Stretch): Stretch[] {
  const rest: Stretch[] = []
  let at = from
  for (const each of taken) {
    if (each.from >= to) break
    if (each.to <= at) continue
    if (each.from > at) rest.push({ from: at, to: each.from })
    at = Math.max(at, each.to)
  }
  if (at < to) rest.push({ from: at, to })
  return rest
}

/** The waits as stretches of time, each minute once. */
function stretchesOf(waits: readonly CountedWait[]): Stretch[] {
  const stretches: Stretch[] = []
  for (const { from, answer } of [...waits].sort((one, other) => one.from - other.from)) {
    const next = { from: fullMinute(from), to: answer ? fullMinute(answer.at) : Infinity }
    const last = stretches.at(-1)
    if (last && next.from <= last.to) last.to = Math.max(last.to, next.to)
    else stretches.push(next)
  }
  return stretches
}
