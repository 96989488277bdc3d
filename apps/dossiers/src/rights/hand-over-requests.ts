import { Inject, Injectable } from '@nestjs/common'
import { Database } from '#database'
import { Catalogue, Clock, LOGGER, PeriodicWork, type Logger } from '#platform'
import { dayOf } from '#vietnam'
import { goneOffice, successorFor } from '../transfers/gone-office.rules.js'

/** Hands open requests to an office whose commune has ended to the one that took it over; their terms stay. */
@Injectable()
export class HandOverRequests extends PeriodicWork {
  constructor(
    private readonly database: Database,
    private readonly catalogue: Catalogue,
    private readonly clock: Clock,
    @Inject(LOGGER) logger: Logger,
  ) {
    super(logger)
  }

  /** Returns how many requests changed hands. */
  async execute(): Promise<number> {
    const now = this.clock.now()
    if (!this.catalogue.isReady(now)) return 0
    const offices = await this.database.query<{ code: string }>(
      'select distinct controller as code from rights_request where ended_at is null',
    )
    let moved = 0
    for (const { code } of offices) {
      const next = this.successorOf(code, dayOf(now))
      if (next === undefined) continue
      const rows = await this.database.write(
        'update rights_request set controller = $2 where controller = $1 and ended_at is null returning id',
        [code, next],
      )
      moved += rows.length
    }
    return moved
  }

  /** Undefined of an office there is, and where nothing known took it over. */
  private successorOf(code: string, today: string): string | undefined {
    if (this.catalogue.get('authority', code)) return undefined
    const gone = goneOffice(code, today)
    const next = gone && successorFor(gone, undefined)?.code
    return next !== undefined && this.catalogue.get('authority', next) ? next : undefined
  }
}
