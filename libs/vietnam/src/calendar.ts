/** The zone every Vietnamese day begins and ends in. */
export const timeZone = 'Asia/Ho_Chi_Minh'

/** Offset of the zone: UTC+7 without daylight saving. */
const offsetMs = 7 * 3_600_000

/** The days that differ from "Monday to Friday": fixed every year by decision, so always given and never computed. */
export interface WorkingCalendar {
  /** `YYYY-MM-DD` of days off. */
  holidays: ReadonlySet<string>
  /** `YYYY-MM-DD` of weekend days worked instead. */
  makeUpDays: ReadonlySet<string>
  /** The years these days are complete for, `YYYY`; without it every year is. */
  years?: ReadonlySet<string>
}

/** A day was to be judged in a year whose days off nobody has entered. */
export class CalendarYearMissing extends RangeError {
  constructor(readonly year: string) {
    super(`There is no working calendar of ${year}.`)
  }
}

/** Why a day counts as working day or not. */
export type DayKind = 'workingDay' | 'makeUpDay' | 'weekend' | 'holiday'

/** The Vietnamese day (`YYYY-MM-DD`) an instant falls on. */
export function dayOf(instant: Date): string {
  return new Date(instant.getTime() + offsetMs).toISOString().slice(0, 10)
}

/** The Vietnamese time of day, `HH:mm`, of an instant. */
export function timeOfDay(instant: Date): string {
  return new Date(instant.getTime() + offsetMs).toISOString().slice(11, 16)
}

/** The instant of a Vietnamese day and time (`HH:mm`). */
export function instantOf(day: string, time: string): Date {
  return new Date(`${day}T${time}:00+07:00`)
}

/** The day a number of calendar days later (or earlier, when negative). */
export function addDays(day: string, count: number): string {
  const [year, month, date] = [day.slice(0, 4), day.slice(5, 7), day.slice(8, 10)].map(Number)
  return new Date(Date.UTC(year ?? NaN, (month ?? NaN) - 1, (date ?? NaN) + count)).toISOString().slice(0, 10)
}

/** The day some months later; where that month is shorter, its last day. */
export function addMonths(day: string, count: number): string {
  const months = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 + count
  const year = Math.floor(months / 12)
  const last = new Date(Date.UTC(year, (months % 12) + 1, 0)).getUTCDate()
  const date = Math.min(Number(day.slice(8)), last)
  return new Date(Date.UTC(year, months % 12, date)).toISOString().slice(0, 10)
}

/**
 * What kind of day it is. A holiday stays one even on a weekend or a make-up day. Throws {@link CalendarYearMissing}: a year
 * without data is not a year without holidays.
 */
export function dayKind(day: string, calendar: WorkingCalendar): DayKind {
  const year = day.slice(0, 4)
  if (calendar.years?.has(year) === false) throw new CalendarYearMissing(year)
  if (calendar.holidays.has(day)) return 'holiday'
  if (calendar.makeUpDays.has(day)) return 'makeUpDay'
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay()
  return weekday === 0 || weekday === 6 ? 'weekend' : 'workingDay'
}

export function isWorkingDay(day: string, calendar: WorkingCalendar): boolean {
  const kind = dayKind(day, calendar)
  return kind === 'workingDay' || kind === 'makeUpDay'
}

/** The first working day after a day. */
export function nextWorkingDay(day: string, calendar: WorkingCalendar): string {
  let next = addDays(day, 1)
  while (!isWorkingDay(next, calendar)) next = addDays(next, 1)
  return next
}

/** The day itself when it is worked, otherwise the next working day. */
export function onWorkingDay(day: string, calendar: WorkingCalendar): string {
  return isWorkingDay(day, calendar) ? day : nextWorkingDay(day, calendar)
}

/** The working day `count` working days after a day; the day itself is day 0. */
export function addWorkingDays(day: string, count: number, calendar: WorkingCalendar): string {
  let at = day
  for (let left = count; left > 0; left--) at = nextWorkingDay(at, calendar)
  return at
}
