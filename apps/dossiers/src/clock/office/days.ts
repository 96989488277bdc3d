/** A Vietnamese day as the count of days since 1 January 1970. */
export type DayNumber = number

/** An instant in milliseconds since 1 January 1970, 00:00 UTC. */
export type Instant = number

/** UTC+7 without daylight saving. */
const offset = 7 * 3_600_000
const dayLength = 86_400_000
const minuteLength = 60_000

/** The Vietnamese day an instant falls on. */
export function dayNumberOf(instant: Instant): DayNumber {
  return Math.floor((instant + offset) / dayLength)
}

/** The instant of a minute of a Vietnamese day. */
export function instantAt(day: DayNumber, minuteOfDay: number): Instant {
  return day * dayLength + minuteOfDay * minuteLength - offset
}

/** The first full minute at or after an instant. */
export function fullMinute(instant: Instant): Instant {
  return Math.ceil(instant / minuteLength) * minuteLength
}

/** Whole minutes from one full minute to another. */
export function minutesBetween(from: Instant, to: Instant): number {
  return Math.round((to - from) / minuteLength)
}

/** `YYYY-MM-DD` of a day. */
export function dateOf(day: DayNumber): string {
  return new Date(day * dayLength).toISOString().slice(0, 10)
}

/** The year of a day. */
export function yearOf(day: DayNumber): number {
  return new Date(day * dayLength).getUTCFullYear()
}

/** Whether a day is a Saturday or Sunday; 1 January 1970 was a Thursday. */
export function isWeekend(day: DayNumber): boolean {
  const weekday = (((day + 4) % 7) + 7) % 7
  return weekday === 0 || weekday === 6
}

/** The same day some months later; where that month is shorter, its last day. */
export function monthsLater(day: DayNumber, months: number): DayNumber {
  const date = new Date(day * dayLength)
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth() + months]
  const lastDay = new Date(Date.UTC(year, month + 1, 0)).getUTCDate()
  return Date.UTC(year, month, Math.min(date.getUTCDate(), lastDay)) / dayLength
}

/** Minutes since midnight of `HH:mm`. */
export function minuteOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5))
}

/** ISO 8601 with the Vietnamese offset: `2026-03-09T17:00:00+07:00`. */
export function writtenInstant(instant: Instant): string {
  return `${new Date(instant + offset).toISOString().slice(0, 19)}+07:00`
}
