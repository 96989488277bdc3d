import { Inject, Injectable } from '@nestjs/common'
import { Database } from '#database'
import { Catalogue, Clock, LOGGER, PeriodicWork, type Logger } from '#platform'
import { dayOf } from '#vietnam'
import type { TermsSetting } from './rights.rules.js'

/** Removes requests with their answers `keptMonths` after their end (setting `rights.terms`); while no setting says, none. */
@Injectable()
export class RemoveOldRequests extends PeriodicWork {
  constructor(
    private readonly database: Database,
    private readonly catalogue: Catalogue,
    private readonly clock: Clock,
    @Inject(LOGGER) logger: Logger,
  ) {
    super(logger)
  }

  async execute(): Promise<number> {
    const now = this.clock.now()
    const terms = this.catalogue.setting('rights.terms', dayOf(now)) as TermsSetting | undefined
    if (!terms) return 0
    const gone = await this.database.write(
      `delete from rights_request where ended_at < $1::timestamptz - make_interval(months => $2) returning id`,
      [now, terms.keptMonths],
    )
    return gone.length
  }
}
