/** `YYYY`, `YYYY-MM` or `YYYY-MM-DD`: a birth date as far as it is known; years from 1000 to 2999. */
export type PartialDate = string

const shape = /^([12]\d{3})(?:-(\d{2})(?:-(\d{2}))?)?$/

/** Whether the text is a real date, month or year. */
export function isPartialDate(text: string): boolean {
  const [, year, month, day] = shape.exec(text) ?? []
  if (year === undefined) return false
  if (month === undefined) return true
  const months = Number(month)
  if (months < 1 || months > 12) return false
  return day === undefined || (Number(day) >= 1 && Number(day) <= daysOfMonth(Number(year), months))
}

/** The earliest and the latest day a partial date can mean. */
export function dateRange(date: PartialDate): { earliest: string; latest: string } {
  const [year = '', month, day] = date.split('-')
  if (day !== undefined) return { earliest: date, latest: date }
  if (month !== undefined) {
    return { earliest: `${date}-01`, latest: `${date}-${daysOfMonth(Number(year), Number(month))}` }
  }
  return { earliest: `${year}-01-01`, latest: `${year}-12-31` }
}

/** Negative, 0 or positive; undefined where the dates overlap without being equal, so the order is not known. */
export function comparePartialDates(left: PartialDate, right: PartialDate): number | undefined {
  if (left === right) return 0
  const a = dateRange(left)
  const b = dateRange(right)
  if (a.latest < b.earliest) return -1
  if (b.latest < a.earliest) return 1
  return undefined
}

/** Whether two dates can mean the same day: one says no more than the beginning of the other. */
export function datesAgree(left: PartialDate, right: PartialDate): boolean {
  return left.startsWith(right) || right.startsWith(left)
}

/** The least and the greatest age in full years on a day (`YYYY-MM-DD`); both are the same where it is determinable. */
export function ageRange(birth: PartialDate, on: string): { least: number; greatest: number } {
  const { earliest, latest } = dateRange(birth)
  return { least: fullYears(latest, on), greatest: fullYears(earliest, on) }
}

/** Age in full years on a day, or undefined where the partial birth date leaves it open. */
export function ageOn(birth: PartialDate, on: string): number | undefined {
  const { least, greatest } = ageRange(birth, on)
  return least === greatest ? least : undefined
}

/** Whether someone has reached an age on a day; undefined where the partial birth date leaves it open. */
export function hasReached(age: number, birth: PartialDate, on: string): boolean | undefined {
  const { least, greatest } = ageRange(birth, on)
  if (least >= age) return true
  return greatest < age ? false : undefined
}

function fullYears(birth: string, on: string): number {
  const years = Number(on.slice(0, 4)) - Number(birth.slice(0, 4))
  return on.slice(5) < birth.slice(5) ? years - 1 : years
}

function daysOfMonth(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate()
}
