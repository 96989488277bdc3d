import type { RulesOn } from './clock-rules.js'
import { dateOf, dayNumberOf, instantAt, type DayNumber, type Instant } from './days.js'
import type { OfficeCalendar } from './office-calendar.js'

/** Whose time is counted: its working days, and the reading of the clock in force there. */
export interface Office {
  calendar: OfficeCalendar
  rulesOn: RulesOn
}

/** When something is due on a day: as work ends, or at the day's last second. */
export function dueOn(day: DayNumber, { calendar, rulesOn }: Office): Instant {
  if (rulesOn(dateOf(day)).dueTime === 'endOfDay') return instantAt(day + 1, 0) - 1000
  return instantAt(day, calendar.closingMinute(day))
}

/** The first closing of a working day after an instant. */
export function firstClosingAfter(instant: Instant, office: Office): Instant {
  const day = office.calendar.onWorkingDay(dayNumberOf(instant))
  const closing = dueOn(day, office)
  return closing > instant ? closing : dueOn(office.calendar.nextWorkingDay(day), office)
}
