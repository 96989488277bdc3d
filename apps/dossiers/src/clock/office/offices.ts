import { calendarSetting, type Bilingual, type CalendarDays, type SwappedDay } from '#contracts'
import type { Catalogue } from '#platform'
import { formatDate } from '#vietnam'
import { clockSettings, defaultClockRules, type ClockRules, type RulesOn } from './clock-rules.js'
import { minuteOf } from './days.js'
import type { Office } from './office.js'
import { OfficeCalendar, standardSessions, type Session, type YearOfDays } from './office-calendar.js'

/** An authority's office time: the days off of its province, and the reading of the clock the settings say. */
export function officeOf(catalogue: Catalogue, authority: string | null): Office {
  return catalogue.remember(`office ${authority ?? ''}`, () => {
    const saturdayUntil = saturdayEnd(catalogue, authority)
    return {
      calendar: calendarOf(catalogue, provinceOf(catalogue, authority), saturdayUntil),
      rulesOn: rulesOn(catalogue),
    }
  })
}

/** An office that reads the clock by its defaults, in a province or in none. */
export function defaultOffice(catalogue: Catalogue, province: string | undefined): Office {
  return catalogue.remember(`default office ${province ?? ''}`, () => ({
    calendar: calendarOf(catalogue, province, undefined),
    rulesOn: () => defaultClockRules,
  }))
}

function provinceOf(catalogue: Catalogue, code: string | null): string | undefined {
  const authority = code === null ? undefined : catalogue.get('authority', code)
  if (authority?.level === 'province') return authority.unit
  return authority?.parent === undefined ? undefined : provinceOf(catalogue, authority.parent)
}

function calendarOf(catalogue: Catalogue, province?: string, saturdayUntil?: string): OfficeCalendar {
  const years = catalogue.remember('calendar years', () => {
    const entered = catalogue.list('setting').flatMap(({ key, value }): [number, CalendarDays][] => {
      const year = calendarSetting.exec(key)?.[1]
      return year === undefined ? [] : [[Number(year), value as CalendarDays]]
    })
    const swaps = entered.flatMap(([, { swappedDays }]) => swappedDays)
    return new Map(entered.map(([year, days]) => [year, yearOfDays(days, swaps)]))
  })
  const sessionsOn = (date: string) => sessionsOf(catalogue.setting('office.sessions', date))
  return new OfficeCalendar({ years, sessionsOn, province, saturdayUntil })
}

/** A swap may reach from one year into the next: those of all years count in each. */
function yearOfDays(days: CalendarDays, swaps: readonly SwappedDay[]): YearOfDays {
  const { holidays, daysInLieu, halfDays, provinceDaysOff } = days
  const swapped = swaps.map(({ off, worked }): [string, Bilingual] => [
    off,
    {
      vi: `Nghỉ hoán đổi, làm bù ngày ${formatDate(worked)}`,
      en: `Day off exchanged for work on ${formatDate(worked)}`,
    },
  ])
  const named = [...daysInLieu, ...holidays].map(({ date, name }): [string, Bilingual] => [date, name])
  return {
    daysOff: new Map([...swapped, ...named]),
    makeUpDays: new Set(swaps.map(({ worked }) => worked)),
    halfDays: new Map(halfDays.map(({ date, until }) => [date, until])),
    provinceDaysOff,
  }
}

function sessionsOf(value: unknown): readonly Session[] {
  const sessions = value as [from: string, to: string][] | undefined
  return sessions?.map(([from, to]) => ({ from: minuteOf(from), to: minuteOf(to) })) ?? standardSessions
}

function saturdayEnd(catalogue: Catalogue, authority: string | null): string | undefined {
  const setting = catalogue.list('setting').find(({ key }) => key === 'office.saturdays')
  const { until, authorities } = (setting?.value ?? { authorities: [] }) as { until?: string; authorities: string[] }
  return authority !== null && authorities.includes(authority) ? until : undefined
}

function rulesOn(catalogue: Catalogue): RulesOn {
  const kept = new Map<string, ClockRules>()
  return (date) => {
    const known = kept.get(date) ?? rulesOf(catalogue, date)
    kept.set(date, known)
    return known
  }
}

function rulesOf(catalogue: Catalogue, date: string): ClockRules {
  const entered = clockSettings.flatMap((name) => {
    const value = catalogue.setting(`clock.${name}`, date)
    return value === undefined ? [] : [[name, value] as const]
  })
  return { ...defaultClockRules, ...(Object.fromEntries(entered) as Partial<ClockRules>) }
}
