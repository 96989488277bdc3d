import type { Bilingual } from '#contracts'
import { dateOf, instantAt, isWeekend, minuteOf, yearOf, type DayNumber, type Instant } from './days.js'
import { calendarYearMissing } from './clock.errors.js'

/** A stretch of office time in minutes since midnight; the end does not belong to it. */
export interface Session {
  from: number
  to: number
}

/** Why an office is closed. */
export type OffReason = 'weekend' | 'holiday' | 'provinceDayOff'

/** One day of an office. */
export interface OfficeDay {
  /** Undefined on a day that is worked. */
  off?: OffReason
  /** Of a holiday, and of a day off of the province. */
  name?: Bilingual
  /** A weekend day that is worked instead of another one. */
  isMakeUp: boolean
  /** Work ends early; what comes later is late. */
  isHalf: boolean
  /** Empty on a day off. */
  sessions: readonly Session[]
}

/** What differs from "Monday to Friday" in one year, by `YYYY-MM-DD`. */
export interface YearOfDays {
  /** Holidays, days in lieu, and days off that are worked on another day. */
  daysOff: ReadonlyMap<string, Bilingual>
  makeUpDays: ReadonlySet<string>
  /** The time work ends. */
  halfDays: ReadonlyMap<string, string>
  provinceDaysOff: readonly { province: string; date: string; name: Bilingual }[]
}

/** What one office's calendar is made of. */
export interface OfficeTerms {
  years: ReadonlyMap<number, YearOfDays>
  /** Office time of a whole day (`YYYY-MM-DD`). */
  sessionsOn: (date: string) => readonly Session[]
  /** Code of the province whose own days off count. */
  province?: string | undefined
  /** `HH:mm` at which work ends on Saturdays; only where the office works on Saturday mornings. */
  saturdayUntil?: string | undefined
}

/** Office time where nothing else was entered. */
export const standardSessions: readonly Session[] = [
  { from: minuteOf('07:30'), to: minuteOf('11:30') },
  { from: minuteOf('13:00'), to: minuteOf('17:00') },
]

/** The working days of one office. Days are judged once and kept. */
export class OfficeCalendar {
  private readonly kept = new Map<DayNumber, OfficeDay>()

  constructor(private readonly terms: OfficeTerms) {}

  /** What a day is. Throws `calendar_year_missing`: a year without a calendar is not a year without holidays. */
  day(day: DayNumber): OfficeDay {
    const known = this.kept.get(day)
    if (known) return known
    const judged = this.judge(day)
    this.kept.set(day, judged)
    return judged
  }

  isOff(day: DayNumber): boolean {
    return this.day(day).off !== undefined
  }

  /** Throws for the first year without a calendar between two days. */
  assertYears(from: DayNumber, to: DayNumber): void {
    for (let year = yearOf(from); year <= yearOf(to); year++) this.yearOfDays(year)
  }

  /** The day itself where it is worked, else the next one that is. */
  onWorkingDay(day: DayNumber): DayNumber {
    let at = day
    while (this.isOff(at)) at++
    return at
  }

  nextWorkingDay(day: DayNumber): DayNumber {
    return this.onWorkingDay(day + 1)
  }

  opening(day: DayNumber): Instant {
    return instantAt(day, this.sessionsOf(day).at(0)?.from ?? 0)
  }

  /** The minute work ends; of a day off that of a whole day. */
  closingMinute(day: DayNumber): number {
    return this.sessionsOf(day).at(-1)?.to ?? 0
  }

  private sessionsOf(day: DayNumber): readonly Session[] {
    const { off, sessions } = this.day(day)
    return off ? this.terms.sessionsOn(dateOf(day)) : sessions
  }

  private yearOfDays(year: number): YearOfDays {
    const days = this.terms.years.get(year)
    if (!days) throw calendarYearMissing(String(year))
    return days
  }

  private judge(day: DayNumber): OfficeDay {
    const year = this.yearOfDays(yearOf(day))
    const date = dateOf(day)
    const closed = { isMakeUp: false, isHalf: false, sessions: [] }
    const holiday = year.daysOff.get(date)
    if (holiday) return { ...closed, off: 'holiday', name: holiday }
    const local = year.provinceDaysOff.find((each) => each.date === date && each.province === this.terms.province)
    if (local) return { ...closed, off: 'provinceDayOff', name: local.name }
    const until = year.halfDays.get(date) ?? this.saturdayEnd(day)
    const isMakeUp = year.makeUpDays.has(date)
    if (isWeekend(day) && !isMakeUp && until === undefined) return { ...closed, off: 'weekend' }
    const isHalf = until !== undefined
    const sessions = this.terms.sessionsOn(date)
    return { isMakeUp, isHalf, sessions: isHalf ? endingAt(sessions, minuteOf(until)) : sessions }
  }

  private saturdayEnd(day: DayNumber): string | undefined {
    return isWeekend(day) && isWeekend(day + 1) ? this.terms.saturdayUntil : undefined
  }
}

function endingAt(sessions: readonly Session[], end: number): Session[] {
  return sessions.filter(({ from }) => from < end).map(({ from, to }) => ({ from, to: Math.min(to, end) }))
}
