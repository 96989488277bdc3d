import type { Measure } from '#contracts'
import type { Language } from '#platform'
import { csvOf, type Column } from '../csv.js'

const columns: Column<Measure>[] = [
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

/** Measures as a table of their own columns. */
export function measuresAsCsv(measures: readonly Measure[], language: Language): string {
  return csvOf(columns, measures, language)
}
