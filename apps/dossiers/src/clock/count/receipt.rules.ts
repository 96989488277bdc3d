import type { ClockRules, Receivable } from '../office/clock-rules.js'
import { dateOf, dayNumberOf, instantAt, minuteOf, type DayNumber, type Instant } from '../office/days.js'
import type { Office } from '../office/office.js'

/** When something counts as received. */
export interface Receipt {
  /** From when on hours count, and until when a wait lasts. */
  at: Instant
  /** Day 0. */
  day: DayNumber
  /** The first day that may count. */
  firstDay: DayNumber
  /** It came after the cut-off, or after closing. */
  isLate: boolean
}

const second = 1000

/**
 * When what a citizen hands in counts as received. What comes after the cut-off (where the procedure says so), after an early
 * closing, or on a day off counts as received when the office opens on the next working day.
 */
export function receive(what: Receivable, at: Instant, afternoonRule: boolean, office: Office): Receipt {
  const day = dayNumberOf(at)
  const rules = office.rulesOn(dateOf(day))
  const { calendar } = office
  const isOff = calendar.isOff(day)
  const applies = rules.receiptRuleFor.includes(what)
  const isLate = !isOff && applies && comesLate(at, day, afternoonRule, rules, office)
  const asReceived = { at, day, firstDay: firstDayAfter(day, rules), isLate }
  const choice = isOff ? rules.onDayOff : rules.afterCutoff
  if (!applies || !(isOff || isLate) || choice === 'ignored') return asReceived
  const next = calendar.nextWorkingDay(day)
  if (choice === 'dayOneNextWorkingDay') return { at: calendar.opening(next), day, firstDay: next, isLate }
  return { at: calendar.opening(next), day: next, firstDay: firstDayAfter(next, rules), isLate }
}

/** When a stop ends: the office resumes it, so no rule of receipt is applied. */
export function resume(at: Instant): Receipt {
  const day = dayNumberOf(at)
  return { at, day, firstDay: day + 1, isLate: false }
}

function firstDayAfter(day: DayNumber, { startDay }: ClockRules): DayNumber {
  return startDay === 'sameDay' ? day : day + 1
}

function comesLate(at: Instant, day: DayNumber, afternoonRule: boolean, rules: ClockRules, office: Office): boolean {
  const limits: number[] = []
  if (afternoonRule && rules.cutoff !== 'none') limits.push(minuteOf(rules.cutoff))
  if (office.calendar.day(day).isHalf) limits.push(office.calendar.closingMinute(day))
  if (limits.length === 0) return false
  const limit = instantAt(day, Math.min(...limits))
  const latest = rules.cutoffExactly === 'inTime' ? limit + second : limit
  return at >= latest
}
