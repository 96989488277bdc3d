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

/** The working calendar of all years the catalogue knows, the cut-off of a reception day and the hour of a due day. */
export function clockSettings(catalogue: Catalogue): ClockSettings {
  return catalogue.remember('clock', () => {
    const years = catalogue
      .list('setting')
      .filter(({ key }) => key.startsWith('calendar.'))
      .map(({ value }) => value as CalendarYear)
    const time = (key: string, otherwise: string) =>
      (catalogue.list('setting').find((setting) => setting.key === key)?.value as { time: string } | undefined)?.time ??
      otherwise
    return {
      calendar: {
        holidays: new Set(years.flatMap(({ holidays }) => holidays.map(({ date }) => date))),
        makeUpDays: new Set(years.flatMap(({ workingDays }) => workingDays)),
      },
      cutoff: time('reception.cutoff', '15:00'),
      dueTime: time('due.time', '17:00'),
    }
  })
}
