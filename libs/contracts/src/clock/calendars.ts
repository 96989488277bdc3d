import { ArrayMaxSize, IsIn, IsInt, IsOptional, IsString, Length, Matches } from 'class-validator'
import type { Bilingual } from '../language/bilingual.js'
import type { Certainty } from '../language/certainty.js'
import { dayPattern } from '../language/dates.js'
import { IsA, IsBilingual, IsListOf } from '../language/shapes.js'
import { anyone, people } from '../messages/access.js'
import { command, inBothLanguages, query } from '../messages/message.js'

/** One day that differs from "Monday to Friday". */
export class CalendarDay {
  @Matches(dayPattern) date: string
  @IsBilingual() name: Bilingual
  /** C: not decided by the Government yet, a prepared estimate. */
  @IsOptional() @IsIn(['A', 'B', 'C']) certainty?: Certainty
  /** Where the day is known from, where that is not the source of the whole calendar. */
  @IsOptional() @IsString() @Length(1, 500) source?: string
}

/** A day off of one province. */
export class ProvinceDayOff extends CalendarDay {
  /** Today's unit code of the province. */
  @Matches(/^[0-9]{2}$/) province: string
}

/** A day off that is worked on another one. */
export class SwappedDay {
  @Matches(dayPattern) off: string
  @Matches(dayPattern) worked: string
  @IsOptional() @IsIn(['A', 'B', 'C']) certainty?: Certainty
  @IsOptional() @IsString() @Length(1, 500) source?: string
}

/** A day on which work ends early; it counts as a full working day. */
export class HalfDay {
  @Matches(dayPattern) date: string
  /** `HH:mm` */
  @Matches(/^([01][0-9]|2[0-3]):[0-5][0-9]$/) until: string
}

/** What differs from "Monday to Friday" in one year. It is decided each year, so it is entered and never computed. */
export class CalendarDays {
  /** Public holidays; one on a weekend is one, too. */
  @ArrayMaxSize(100) @IsListOf(() => CalendarDay) holidays: CalendarDay[]
  /** Days off for holidays that fall on a weekend. */
  @ArrayMaxSize(50) @IsListOf(() => CalendarDay) daysInLieu: CalendarDay[]
  @ArrayMaxSize(50) @IsListOf(() => SwappedDay) swappedDays: SwappedDay[]
  @ArrayMaxSize(100) @IsListOf(() => HalfDay) halfDays: HalfDay[]
  @ArrayMaxSize(500) @IsListOf(() => ProvinceDayOff) provinceDaysOff: ProvinceDayOff[]
}

/** `PUT /v1/calendars/{year}` */
export class EnterCalendar extends CalendarDays {
  /** The decision or notice the days are known from. */
  @IsString() @Length(1, 500) source: string
  /** How far the whole calendar is established; C where it is not decided yet. */
  @IsIn(['A', 'B', 'C']) certainty: Certainty
}

/** Which year's calendar is read. */
export class CalendarRef {
  @IsString() year: string
}

export class EnterCalendarCommand extends CalendarRef {
  @IsA(() => EnterCalendar) body: EnterCalendar
}

/** The working calendar of a year. */
export class CalendarView extends EnterCalendar {
  @IsInt() year: number
}

/** The names of the calendars among the settings, the year in the first group. */
export const calendarSetting = /^calendar\.(\d{4})$/

/** The calendars of the catalogue, as they are entered: read by anyone, entered by the ministry in charge of labour or an operator. */
export const calendars = {
  get: inBothLanguages(query('catalog.calendar.v1', CalendarRef, CalendarView, anyone)),
  enter: inBothLanguages(
    command(
      'catalog.enter-calendar.v1',
      EnterCalendarCommand,
      CalendarView,
      people({ roles: ['operator'] }, { roles: ['ministry'], relations: ['labour'] }),
    ),
  ),
} as const
