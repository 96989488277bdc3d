/** A month of Viet Nam, `2026-11`. */
export type Month = string

const hoursAhead = 7

/** The month a moment lies in, in Viet Nam. */
export function monthOf(moment: Date): Month {
  return new Date(moment.getTime() + hoursAhead * 3_600_000).toISOString().slice(0, 7)
}

/** So many months after a month; before it where the number is negative. */
export function monthsAfter(month: Month, count: number): Month {
  const [year = 0, number = 1] = month.split('-').map(Number)
  return new Date(Date.UTC(year, number - 1 + count, 1)).toISOString().slice(0, 7)
}

/** When a month begins in Viet Nam. */
export function beginOf(month: Month): Date {
  return new Date(Date.parse(`${month}-01T00:00:00Z`) - hoursAhead * 3_600_000)
}

/** The least UUID of version 7 made at a moment or later: its first 48 bits are the milliseconds. */
export function leastIdAt(moment: Date): string {
  const hex = moment.getTime().toString(16).padStart(12, '0')
  return `${hex.slice(0, 8)}-${hex.slice(8)}-0000-0000-000000000000`
}

/** The moment of a UUID of version 7. */
export function momentOf(id: string): Date {
  return new Date(parseInt(id.replaceAll('-', '').slice(0, 12), 16))
}
