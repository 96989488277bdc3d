import type { Measure } from '#contracts'
import type { Language } from '#platform'

type Cell = string | number | null | undefined

const columns: [name: string, read: (measure: Measure, language: Language) => Cell][] = [
  ['key', ({ key }) => key],
  ['name', ({ name }, language) => name?.[language]],
  ['received', ({ received }) => received],
  ['decided', ({ decided }) => decided],
  ['onTime', ({ onTime }) => onTime],
  ['late', ({ late }) => late],
  ['onTimeRate', ({ onTimeRate }) => onTimeRate],
  ['open', ({ open }) => open],
  ['overdue', ({ overdue }) => overdue],
  ['officeHoursP50', ({ officeHours }) => officeHours?.p50],
  ['officeHoursP90', ({ officeHours }) => officeHours?.p90],
  ['lateByDatabase', ({ delays }) => delays.database],
  ['lateByCitizen', ({ delays }) => delays.citizen],
  ['lateByOfficial', ({ delays }) => delays.official],
  ['reuseRate', ({ reuseRate }) => reuseRate],
]

/** Measures as a table (RFC 4180), with the mark by which spreadsheets know UTF-8; an empty cell where nothing is known. */
export function measuresAsCsv(measures: readonly Measure[], language: Language): string {
  const head = columns.map(([name]) => name)
  const rows = measures.map((one) => columns.map(([, read]) => written(read(one, language))))
  return `\ufeff${[head, ...rows].map((row) => row.join(',')).join('\r\n')}\r\n`
}

/** A text that a spreadsheet would take for a formula begins with an apostrophe. */
function written(value: Cell): string {
  if (typeof value !== 'string') return value === null || value === undefined ? '' : String(value)
  const text = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
