import { Inject, Injectable } from '@nestjs/common'
import { Clock } from '../clock.js'
import { IdempotencySettings } from '../config/settings.js'
import { Database } from '#database'
import { LOGGER } from '../service/platform.module.js'
import type { Logger } from '../telemetry/logger.js'
import { PeriodicWork } from '../service/periodic-work.js'

/** Rows a statement removes at most, and statements of one turn: 200,000 keys a minute, 3,300 a second. */
const batch = 5000
const batchesATurn = 40

/**
 * Removes idempotency keys past their age, in batches small enough to hold nobody up. Several instances pass over each
 * other's rows. What one turn leaves the next one takes.
 */
@Injectable()
export class RemoveOldKeys extends PeriodicWork {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly settings: IdempotencySettings,
    @Inject(LOGGER) logger: Logger,
  ) {
    super(logger)
  }

  async execute(size = batch, batches = batchesATurn): Promise<number> {
    const before = new Date(this.clock.now().getTime() - this.settings.idempotencyHours * 3_600_000)
    let removed = 0
    for (let done = 0; done < batches; done++) {
      const { rowCount } = await this.database.pool.query(removeStatement, [before, size])
      removed += rowCount ?? 0
      if ((rowCount ?? 0) < size) break
    }
    return removed
  }
}

const removeStatement = `
  delete from idempotency where ctid = any (array(
    select ctid from idempotency where at < $1 order by at limit $2 for update skip locked
  ))`
