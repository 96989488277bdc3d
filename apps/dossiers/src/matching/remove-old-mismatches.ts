import { Inject, Injectable } from '@nestjs/common'
import { Database } from '#database'
import { Clock, LOGGER, PeriodicWork, type Logger } from '#platform'
import { dayOf } from '#vietnam'

/** Removes counts of mismatches two days after their day. */
@Injectable()
export class RemoveOldMismatches extends PeriodicWork {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    @Inject(LOGGER) logger: Logger,
  ) {
    super(logger)
  }

  async execute(): Promise<number> {
    const before = dayOf(new Date(this.clock.now().getTime() - 2 * 86_400_000))
    const { rowCount } = await this.database.pool.query('delete from mismatch where day < $1', [before])
    return rowCount ?? 0
  }
}
