import type { Deadline, DossierStatus, FormProcess } from '#contracts'
import { endStates, standardProcess } from '#forms'
import {
  addDays,
  addMonths,
  CalendarYearMissing,
  dayOf,
  instantOf,
  isWorkingDay,
  nextWorkingDay,
  onWorkingDay,
  type WorkingCalendar,
} from '#vietnam'
import { clockStops, targetOf } from './actions.rules.js'
import { calendarYearMissing } from './clock.errors.js'
import { actionOf } from './status-events.js'

/** The dated settings the clock reads; all of them are tag C, so none is law. */
export interface ClockSettings {
  calendar: WorkingCalendar
  /** `HH:mm` of a day: received later counts as received the next working day, where the procedure says so. */
  cutoffOn: (day: string) => string
  /** `HH:mm` of a day at which a dossier is due. */
  dueTimeOn: (day: string) => string
}

/** A stretch in which the clock stands: from the day after it began to the day it ended, both not counted. */
export interface Pause {
  from: Date
  /** Undefined while it lasts. */
  to?: Date
}

/**
 * When a dossier is due: a pure fold over the days from its reception. Received after the cut-off (where the procedure
 * says so) or on a day off counts as received the next working day, which is day 0. Paused days do not count. Due at
 * `dueTime`; a due date on a day off moves on. Undefined while a pause lasts. Throws `calendar_year_missing` where the count
 * runs into a year whose days off are not known.
 */
export function dueAt(
  receivedAt: Date,
  deadline: Deadline,
  afternoonRule: boolean,
  pauses: readonly Pause[],
  settings: ClockSettings,
): Date | undefined {
  if (pauses.some(({ to }) => !to)) return undefined
  try {
    return countTo(receivedAt, deadline, afternoonRule, pauses, settings)
  } catch (error) {
    throw error instanceof CalendarYearMissing ? calendarYearMissing(error.year) : error
  }
}

function countTo(
  receivedAt: Date,
  deadline: Deadline,
  afternoonRule: boolean,
  pauses: readonly Pause[],
  settings: ClockSettings,
): Date {
  const dayZero = receptionDay(receivedAt, afternoonRule, settings)
  if (deadline.unit === 'hour') return dueAfterHours(receivedAt, dayZero, deadline.amount, pauses, settings)
  const counts = countingOf(deadline, dayZero, settings.calendar)
  let day = dayZero
  for (let left = counts.days; left > 0;) {
    day = addDays(day, 1)
    if (counts.counted(day) && !isPaused(day, pauses)) left--
  }
  return afterWaits(dueOn(onWorkingDay(day, settings.calendar), settings), pauses, settings)
}

/**
 * A period that is used up while the applicant is waited for ends with the first closing after the answer: nothing is
 * overdue the moment it comes. Of several waits each moves what the one before it left.
 */
function afterWaits(due: Date, pauses: readonly Pause[], settings: ClockSettings): Date {
  const answered = pauses.find(({ from, to }) => from < due && to !== undefined && due <= to)?.to
  return answered ? afterWaits(firstClosing(answered, settings), pauses, settings) : due
}

function firstClosing(after: Date, settings: ClockSettings): Date {
  const day = onWorkingDay(dayOf(after), settings.calendar)
  const closing = dueOn(day, settings)
  return closing > after ? closing : dueOn(nextWorkingDay(day, settings.calendar), settings)
}

function dueOn(day: string, settings: ClockSettings): Date {
  return instantOf(day, settings.dueTimeOn(day))
}

/** The day that counts as the day of reception. Received in the very second of the cut-off is in time. */
export function receptionDay(receivedAt: Date, afternoonRule: boolean, settings: ClockSettings): string {
  const day = dayOf(receivedAt)
  const second = 1000
  const late = afternoonRule && receivedAt.getTime() >= instantOf(day, settings.cutoffOn(day)).getTime() + second
  return late ? nextWorkingDay(day, settings.calendar) : onWorkingDay(day, settings.calendar)
}

function countingOf(deadline: Deadline, dayZero: string, calendar: WorkingCalendar) {
  switch (deadline.unit) {
    case 'workingDay':
      return { days: deadline.amount, counted: (day: string) => isWorkingDay(day, calendar) }
    case 'day':
      return { days: deadline.amount, counted: () => true }
    case 'month':
      return { days: daysBetween(dayZero, addMonths(dayZero, deadline.amount)), counted: () => true }
    case 'hour':
      throw new TypeError('Hours are not counted in days.')
  }
}

/** Hours run on the clock from the reception (or 08:00 of day 0 when that was moved); the end moves past days off. */
function dueAfterHours(
  receivedAt: Date,
  dayZero: string,
  hours: number,
  pauses: readonly Pause[],
  settings: ClockSettings,
): Date {
  const start = dayOf(receivedAt) === dayZero ? receivedAt : instantOf(dayZero, '08:00')
  const stood = pauses.reduce((sum, { from, to }) => sum + ((to ?? from).getTime() - from.getTime()), 0)
  const end = new Date(start.getTime() + hours * 3_600_000 + stood)
  const day = dayOf(end)
  return isWorkingDay(day, settings.calendar) ? end : dueOn(nextWorkingDay(day, settings.calendar), settings)
}

function isPaused(day: string, pauses: readonly Pause[]): boolean {
  return pauses.some(({ from, to }) => day > dayOf(from) && (!to || day <= dayOf(to)))
}

function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000)
}

/**
 * The stretches in which the clock stood, folded from the dossier's history along its graph: from entering a waiting state
 * that stops the clock to leaving it for work. A dossier that ends while it waits goes on waiting. What the graph does not
 * know, because the version was replaced meanwhile, is read by the standard one.
 */
export function pausesOf(events: readonly { at: Date; event: string }[], process: FormProcess): Pause[] {
  let status: DossierStatus = 'draft'
  const pauses: Pause[] = []
  for (const { at, event } of events) {
    const action = actionOf.get(event)
    if (!action) continue
    const next: DossierStatus = targetOf(process, status, action) ?? targetOf(standardProcess, status, action) ?? status
    const last = pauses.at(-1)
    if (clockStops(process, next)) {
      if (!last || last.to) pauses.push({ from: at })
    } else if (last && !last.to && !endStates.includes(next)) last.to = at
    status = next
  }
  return pauses
}
