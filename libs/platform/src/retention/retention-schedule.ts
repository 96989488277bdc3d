import type pg from 'pg'
import type { Clock } from '../clock.js'
import type { Logger } from '../telemetry/logger.js'
import { retain, type RetentionRun } from './retain.js'

const everyMs = 3_600_000

/** Runs a service's retention at its start and once an hour, on a connection of the owner it opens for it. */
export class RetentionSchedule {
  private timer: NodeJS.Timeout | undefined
  private turn: Promise<void> = Promise.resolve()
  private isStopped = false

  constructor(
    private readonly openAsOwner: () => Promise<pg.Client>,
    private readonly run: Pick<RetentionRun, 'service' | 'tables' | 'settings'>,
    private readonly clock: Clock,
    private readonly logger: Logger,
  ) {}

  start(): void {
    this.turn = this.once()
    const next = () => {
      this.turn = this.turn.then(() => this.once())
    }
    this.timer = setInterval(next, everyMs).unref()
  }

  /** Settles when the step that is under way is done. */
  async stop(): Promise<void> {
    this.isStopped = true
    clearInterval(this.timer)
    await this.turn
  }

  private async once(): Promise<void> {
    const { logger, run } = this
    try {
      const client = await this.openAsOwner()
      const say = (what: string) => logger.info({}, what)
      const whether = { now: this.clock.now(), say, isStopped: () => this.isStopped }
      await retain(client, { ...run, ...whether }).finally(() => client.end())
    } catch (err) {
      logger.warn({ err }, 'The retention could not be carried out; it is tried again in an hour.')
    }
  }
}
