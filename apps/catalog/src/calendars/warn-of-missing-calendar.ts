import { Inject, Injectable } from '@nestjs/common'
import { Gauge, type Registry } from 'prom-client'
import { Clock, LOGGER, METRICS, PeriodicWork, type Logger } from '#platform'
import { dayOf } from '#vietnam'
import { CatalogueStore } from '../entries/catalogue-store.js'
import { daysCovered, firstYearMissing } from './calendar.rules.js'
import { Calendars } from './calendars.js'

/**
 * Warns operators, once a day, when a year without a calendar is 90 days away or less (the setting `calendar.warning`): from
 * its first day on nothing that runs into it has a due date. The metric `catalog_calendar_days` says how many days are left.
 */
@Injectable()
export class WarnOfMissingCalendar extends PeriodicWork {
  private warnedOn = ''

  constructor(
    private readonly calendars: Calendars,
    private readonly store: CatalogueStore,
    private readonly clock: Clock,
    @Inject(LOGGER) logger: Logger,
    @Inject(METRICS) private readonly metrics: Registry,
  ) {
    super(logger)
  }

  /** Removes nothing. */
  async execute(): Promise<number> {
    const today = dayOf(this.clock.now())
    const years = await this.calendars.years()
    this.gauge().set(daysCovered(today, years))
    const year = firstYearMissing(today, await this.warningDays(), years)
    if (year === undefined || this.warnedOn === today) return 0
    this.warnedOn = today
    this.logger.warn({ year }, 'There is no working calendar of this year: enter it with PUT /v1/calendars/{year}.')
    return 0
  }

  private async warningDays(): Promise<number> {
    const setting = (await this.store.list('setting')).find(({ key }) => key === 'calendar.warning')
    return (setting?.value as { days: number } | undefined)?.days ?? 90
  }

  private gauge(): Gauge {
    const name = 'catalog_calendar_days'
    const help = 'Days until the first day of a year without a working calendar'
    return (
      (this.metrics.getSingleMetric(name) as Gauge | undefined) ?? new Gauge({ name, help, registers: [this.metrics] })
    )
  }
}
