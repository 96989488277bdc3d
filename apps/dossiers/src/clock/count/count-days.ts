import type { Period } from './clock-case.js'
import { dateOf, dayNumberOf, monthsLater, type DayNumber, type Instant } from '../office/days.js'
import { dueOn, firstClosingAfter, type Office } from '../office/office.js'
import type { Receipt } from './receipt.rules.js'
import { waitOn, type CountedWait } from './waits.rules.js'

/** How many days a period has, and which may count. */
export interface DayCount {
  days: number
  isWorkingOnly: boolean
}

/** The number of days of a period that begins with a receipt. A period of months has the days of those months. */
export function daysOf(period: Period, start: Receipt, waits: readonly CountedWait[], office: Office): DayCount {
  if (period.unit !== 'month') return { days: period.amount, isWorkingOnly: period.unit === 'workingDay' }
  const { startDay, monthAnchor } = office.rulesOn(dateOf(start.day))
  const anchor = monthAnchor === 'dayZero' ? start.day : start.firstDay
  const last = monthsLater(anchor, period.amount) - (startDay === 'sameDay' ? 1 : 0)
  const interrupting = waits.find((wait) => wait.lastDay >= start.firstDay && wait.firstDay <= last)
  const isThirty = interrupting && office.rulesOn(dateOf(dayNumberOf(interrupting.from))).monthPause === 'thirtyDays'
  return { days: isThirty ? 30 * period.amount : last - start.firstDay + 1, isWorkingOnly: false }
}

/** Whether a day counts towards a period. */
export function countsOn(
  day: DayNumber,
  isWorkingOnly: boolean,
  waits: readonly CountedWait[],
  office: Office,
): boolean {
  return !(office.calendar.isOff(day) && isWorkingOnly) && waitOn(day, waits) === undefined
}

/** Whether an answer was awaited on a day, for days asked about in their order: each wait is passed once, however many there are. */
function awaitedDays(waits: readonly CountedWait[]): (day: DayNumber) => boolean {
  const inOrder = [...waits].sort((one, other) => one.firstDay - other.firstDay)
  let next = 0
  let last = -Infinity
  return (day) => {
    for (let wait = inOrder[next]; wait && wait.firstDay <= day; wait = inOrder[++next])
      last = Math.max(last, wait.lastDay)
    return day <= last
  }
}

/**
 * When a period of days or months is due; all waits have ended. The last day that counts, moved from a day off to the next
 * working day. A period that is used up while an answer is awaited is due at the first closing after the answer.
 */
export function dueAfterDays(period: Period, start: Receipt, waits: readonly CountedWait[], office: Office): Instant {
  const { days, isWorkingOnly } = daysOf(period, start, waits, office)
  const isAwaited = awaitedDays(waits)
  let day = days > 0 ? start.firstDay - 1 : start.day
  for (let left = days; left > 0;) {
    day++
    if (!(office.calendar.isOff(day) && isWorkingOnly) && !isAwaited(day)) left--
  }
  const ends = office.rulesOn(dateOf(day)).rollDayOff ? office.calendar.onWorkingDay(day) : day
  return afterWaits(dueOn(ends, office), waits, office)
}

/** Each wait moves what the one before it left. */
function afterWaits(due: Instant, waits: readonly CountedWait[], office: Office): Instant {
  const answer = waits.find((wait) => wait.from < due && wait.answer && due <= wait.answer.at)?.answer
  if (!answer) return due
  switch (office.rulesOn(dateOf(answer.day)).nothingLeft) {
    case 'resumptionDay':
      return afterWaits(firstClosingAfter(answer.at, office), waits, office)
    case 'nextWorkingDay':
      return afterWaits(dueOn(office.calendar.nextWorkingDay(answer.day), office), waits, office)
    case 'dueStands':
      return due
  }
}
