import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common'
import { Clock, Database, LOGGER, type Logger } from '#platform'
import { dayOf } from '#vietnam'
import { DossiersSettings } from '../dossiers.settings.js'

const everyMs = 60_000

/** Rows a statement removes at most, and statements of one turn: 200,000 keys a minute, 3,300 a second. */
const batch = 5000
const batchesATurn = 40

/**
 * Removes idempotency keys past their age once a minute, in batches small enough to hold nobody up. Several instances
 * pass over each other's rows. What one turn leaves the next one takes. Counts of mismatches go once their day is over.
 */
@Injectable()
export class RemoveOldKeys implements OnApplicationBootstrap, OnApplicationShutdown {
  private timer: NodeJS.Timeout | undefined
  private turn: Promise<unknown> = Promise.resolve()

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly settings: DossiersSettings,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => {
      this.turn = this.turn.then(() => this.execute()).catch((err: unknown) => this.failed(err))
    }, everyMs)
    this.timer.unref()
  }

  async onApplicationShutdown(): Promise<void> {
    clearInterval(this.timer)
    await this.turn
  }

  /** One turn; returns how many keys were removed. */
  async execute(size = batch, batches = batchesATurn): Promise<number> {
    const before = new Date(this.clock.now().getTime() - this.settings.idempotencyHours * 3_600_000)
    let removed = 0
    for (let done = 0; done < batches; done++) {
      const { rowCount } = await this.database.pool.query(removeStatement, [before, size])
      removed += rowCount ?? 0
      if ((rowCount ?? 0) < size) break
    }
    await this.database.pool.query('delete from mismatch where day < $1', [dayOf(before)])
    return removed
  }

  private failed(err: unknown): void {
    this.logger.warn({ err }, 'Old idempotency keys could not be removed; the next turn tries again.')
  }
}

const removeStatement = `
  delete from idempotency where ctid = any (array(
    select ctid from idempotency where at < $1 order by at limit $2 for update skip locked
  ))`
