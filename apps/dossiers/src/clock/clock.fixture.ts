import type { ExplainedDay, PeriodUnit } from '#contracts'
import type { ClockCase, ClockEvent, Period } from './count/clock-case.js'
import { courseOf } from './due.rules.js'
import { explain } from './explanation.js'
import { defaultClockRules, type ClockRules } from './office/clock-rules.js'
import { writtenInstant } from './office/days.js'
import { OfficeCalendar, standardSessions, type OfficeTerms, type YearOfDays } from './office/office-calendar.js'

const holiday = (name: string) => ({ vi: name, en: name })

/** Days of 2026 as the seeds have them, with a half day and days off of a province added. */
export const year2026: YearOfDays = {
  daysOff: new Map(
    [
      '2026-01-01', '2026-01-02', '2026-02-16', '2026-02-17', '2026-02-18', '2026-02-19', '2026-02-20', '2026-04-27',
      '2026-04-30', '2026-05-01', '2026-08-31', '2026-09-01', '2026-09-02', '2026-11-24',
    ].map((date) => [date, holiday(date)]), // prettier-ignore
  ),
  makeUpDays: new Set(['2026-01-10', '2026-08-22']),
  halfDays: new Map([['2026-06-12', '11:30']]),
  provinceDaysOff: [{ province: '01', date: '2026-10-12', name: holiday('Hà Nội') }],
}

/** A year with nothing but weekends: a calendar all the same. */
export const plainYear: YearOfDays = {
  daysOff: new Map(),
  makeUpDays: new Set(),
  halfDays: new Map(),
  provinceDaysOff: [],
}

/** The terms of an office in 2026 and the first days of 2027. */
export const terms: OfficeTerms = {
  years: new Map([
    [2026, year2026],
    [2027, plainYear],
  ]),
  sessionsOn: () => standardSessions,
}

/** An instant of 2026 or later, written `2026-03-02 09:00` or with seconds. */
export function at(text: string): number {
  return Date.parse(`${text.replace(' ', 'T')}${text.length === 16 ? ':00' : ''}+07:00`)
}

/** What a test says of a history; everything else is the default. */
export interface Told {
  events?: [type: ClockEvent['type'], at: string, reasonOrRef?: string][]
  afternoonRule?: boolean
  rules?: Partial<ClockRules>
  office?: Partial<OfficeTerms>
}

const units: Record<string, PeriodUnit> = { wd: 'workingDay', wh: 'workingHour', cd: 'calendarDay', mo: 'month' }

/** A period written `5 wd`, `4 wh`, `7 cd`, `1 mo`. */
export function period(text: string): Period {
  const [amount, unit = ''] = text.split(' ')
  return { amount: Number(amount), unit: units[unit] ?? 'workingDay' }
}

/** When a history is due by the local clock (`2026-03-09 17:00`, seconds where there are any), and its days. */
export function judge(
  given: string,
  receivedAt: string,
  told: Told = {},
): { due: string | null; days: ExplainedDay[] } {
  const clockCase: ClockCase = {
    period: period(given),
    receivedAt: at(receivedAt),
    afternoonRule: told.afternoonRule ?? true,
    events: (told.events ?? []).map(([type, instant, word]) => {
      const reason = word === 'incomplete' || word === 'incorrect' ? word : undefined
      return { type, at: at(instant), ref: reason ? '1' : (word ?? '1'), ...(reason ? { reason } : {}) }
    }),
  }
  const office = {
    calendar: new OfficeCalendar({ ...terms, ...told.office }),
    rulesOn: () => ({ ...defaultClockRules, ...told.rules }),
  }
  const course = courseOf(clockCase, office)
  return { due: course.due === null ? null : local(course.due), days: explain(clockCase, course, office) }
}

/** `2026-03-09 17:00`, with seconds where there are any. */
export function local(instant: number): string {
  return writtenInstant(instant).slice(0, 19).replace('T', ' ').replace(/:00$/, '')
}
