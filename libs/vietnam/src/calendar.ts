/** Offset of the zone: UTC+7 without daylight saving. */
const offsetMs = 7 * 3_600_000

const dayMs = 24 * 3_600_000

/** The last day that was asked for, by its number since 1970: a decision asks for today some hundred times. */
let lastNumber = NaN
let lastDay = ''

/** The Vietnamese day (`YYYY-MM-DD`) an instant falls on. */
export function dayOf(instant: Date): string {
  const local = instant.getTime() + offsetMs
  const number = Math.floor(local / dayMs)
  if (number === lastNumber) return lastDay
  lastDay = new Date(local).toISOString().slice(0, 10)
  lastNumber = number
  return lastDay
}

/** The Vietnamese time of day, `HH:mm`, of an instant. */
export function timeOfDay(instant: Date): string {
  return new Date(instant.getTime() + offsetMs).toISOString().slice(11, 16)
}

/** The day a number of calendar days later (or earlier, when negative). */
export function addDays(day: string, count: number): string {
  const [year, month, date] = [day.slice(0, 4), day.slice(5, 7), day.slice(8, 10)].map(Number)
  return new Date(Date.UTC(year ?? NaN, (month ?? NaN) - 1, (date ?? NaN) + count)).toISOString().slice(0, 10)
}
