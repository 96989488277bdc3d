import { Injectable } from '@nestjs/common'
import {
  assertRelated,
  calendars,
  calendarSetting,
  type Actor,
  type CalendarDays,
  type CalendarView,
  type EnterCalendarCommand,
  type Relation,
  type Setting,
} from '#contracts'
import { invalidInput } from '#platform'
import { CatalogueStore } from '../entries/catalogue-store.js'
import { ChangeEntries } from '../entries/change-entries.js'
import { settingKey } from '../entries/setting.entry.js'
import { calendarNotFound, calendarNotYours } from './calendar.errors.js'
import { calendarProblems } from './calendar.rules.js'

/** The working calendars by year: read, and entered or corrected without a release. */
@Injectable()
export class Calendars {
  constructor(
    private readonly store: CatalogueStore,
    private readonly change: ChangeEntries,
  ) {}

  /** Throws `calendar_not_found`. */
  async get(asked: string): Promise<CalendarView> {
    const year = yearOf(asked)
    const setting = await this.store.find('setting', settingKey({ key: keyOf(year), validFrom: `${year}-01-01` }))
    if (!setting) throw calendarNotFound(asked)
    const { value, source, certainty } = setting
    return { year, ...(value as CalendarDays), source, certainty }
  }

  /** The calendar as given takes the place of the one there was; every service counts by it as soon as it hears of it. */
  async enter({ year: asked, body }: EnterCalendarCommand, actor: Actor): Promise<CalendarView> {
    assertRelated(calendars.enter.access, actor, await this.relationsOf(actor), calendarNotYours)
    const year = yearOf(asked)
    const problems = calendarProblems(year, body)
    if (problems.length > 0) throw invalidInput(problems)
    const { source, certainty, ...days } = body
    const value: Setting = {
      ...{ key: keyOf(year), validFrom: `${year}-01-01`, validTo: `${year}-12-31` },
      ...{ value: days, source, certainty },
    }
    await this.change.execute([{ type: 'setting', key: settingKey(value), value }])
    return { year, ...days, source, certainty }
  }

  /** The years that have a calendar. */
  async years(): Promise<Set<number>> {
    const keys = (await this.store.list('setting')).map(({ key }) => calendarSetting.exec(key)?.[1])
    return new Set(keys.flatMap((year) => (year === undefined ? [] : [Number(year)])))
  }

  /** Which ministry announces days off is a setting. */
  private async relationsOf({ authority }: Actor): Promise<Relation[]> {
    const keeper = (await this.store.list('setting')).find(({ key }) => key === 'calendar.keeper')?.value
    return authority !== undefined && (keeper as { ministry: string } | undefined)?.ministry === authority
      ? ['labour']
      : []
  }
}

function keyOf(year: number): string {
  return `calendar.${year}`
}

/** Throws `calendar_not_found` for what is no year. */
function yearOf(text: string): number {
  if (!/^(19|20|21)\d{2}$/.test(text)) throw calendarNotFound(text)
  return Number(text)
}
