import type { Setting } from '#contracts'
import type { Catalogue } from '#platform'
import type { ClockSettings } from './due.rules.js'

/** The value of a dated setting on a day. */
export function settingOn(catalogue: Catalogue, key: string, day: string): unknown {
  const byKey = catalogue.remember('settings', () =>
    Map.groupBy(catalogue.list('setting'), (setting: Setting) => setting.key),
  )
  return byKey.get(key)?.find(({ validFrom, validTo }) => validFrom <= day && (validTo ?? day) >= day)?.value
}

interface CalendarYear {
  holidays: { date: string }[]
  workingDays: string[]
}

const calendarKey = /^calendar\.(\d{4})$/

/**
 * The working calendar of all years the catalogue knows, and the cut-off of a reception day and the hour of a due day, each
 * as the setting of that day says.
 */
export function clockSettings(catalogue: Catalogue): ClockSettings {
  const calendar = catalogue.remember('clock', () => {
    const kept = catalogue.list('setting').filter(({ key }) => calendarKey.test(key))
    const years = kept.map(({ value }) => value as CalendarYear)
    return {
      years: new Set(kept.flatMap(({ key }) => calendarKey.exec(key)?.[1] ?? [])),
      holidays: new Set(years.flatMap(({ holidays }) => holidays.map(({ date }) => date))),
      makeUpDays: new Set(years.flatMap(({ workingDays }) => workingDays)),
    }
  })
  const timeOn = (key: string, otherwise: string) => (day: string) =>
    (settingOn(catalogue, key, day) as { time: string } | undefined)?.time ?? otherwise
  return { calendar, cutoffOn: timeOn('reception.cutoff', '15:00'), dueTimeOn: timeOn('due.time', '17:00') }
}
