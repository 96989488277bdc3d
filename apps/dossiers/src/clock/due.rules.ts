import type { ClockCase } from './count/clock-case.js'
import { dueAfterDays } from './count/count-days.js'
import { dueAfterHours } from './count/count-minutes.js'
import { dateOf, dayNumberOf, fullMinute, type Instant } from './office/days.js'
import type { Office } from './office/office.js'
import { receive, type Receipt } from './count/receipt.rules.js'
import { countWait, waitsOf, type CountedWait, type Wait } from './count/waits.rules.js'

/** What a history comes to. */
export interface Course {
  /** When the application counts as received. */
  received: Receipt
  /** Where the period that runs now began: with the application, or with the last supplement of an incomplete one. */
  start: Receipt
  isRestarted: boolean
  /** The waits that stopped the clock; one that began when the dossier was due already is none of them. */
  waits: CountedWait[]
  /** Null while a wait lasts. */
  due: Instant | null
}

/**
 * When a dossier is due: a pure fold over its history by the legal clock (docs/legal-clock.md). Throws
 * `calendar_year_missing` where the count runs into a year without a calendar.
 */
export function courseOf(clockCase: ClockCase, office: Office): Course {
  const received = receive('application', clockCase.receivedAt, clockCase.afternoonRule, office)
  const course: Course = { received, start: received, isRestarted: false, waits: [], due: null }
  course.due = dueOf(course, clockCase, office)
  for (const wait of waitsOf(clockCase.events)) follow(course, wait, clockCase, office)
  return course
}

function follow(course: Course, wait: Wait, clockCase: ClockCase, office: Office): void {
  const isInTime = course.due === null || begunAt(wait, clockCase) < course.due
  const { restartAfterDeadline } = office.rulesOn(dateOf(dayNumberOf(wait.from)))
  if (!isInTime && !(wait.isIncomplete && restartAfterDeadline)) return
  const counted = countWait(wait, clockCase.afternoonRule, office)
  course.waits.push(counted)
  if (wait.isIncomplete && counted.answer) {
    counted.lastDay = Math.min(counted.lastDay, counted.answer.day - 1)
    beginAgain(course, counted.answer, clockCase, office)
  }
  course.due = dueOf(course, clockCase, office)
}

/** Hours are counted in full minutes, and so is what stops them. */
function begunAt({ from }: Wait, { period }: ClockCase): Instant {
  return period.unit === 'workingHour' ? fullMinute(from) : from
}

/** The last supplement wins, whichever request it answers. */
function beginAgain(course: Course, supplement: Receipt, { period }: ClockCase, office: Office): void {
  if (course.isRestarted && supplement.at < course.start.at) return
  course.isRestarted = true
  course.start = supplement
  const { hoursRestart } = office.rulesOn(dateOf(supplement.day))
  if (period.unit !== 'workingHour' || hoursRestart === 'atSupplement') return
  const day = office.calendar.nextWorkingDay(supplement.day)
  course.start = { at: office.calendar.opening(day), day, firstDay: day, isLate: false }
}

function dueOf({ start, waits }: Course, { period }: ClockCase, office: Office): Instant | null {
  if (waits.some(({ answer }) => !answer)) return null
  return period.unit === 'workingHour'
    ? dueAfterHours(period, start, waits, office)
    : dueAfterDays(period, start, waits, office)
}
