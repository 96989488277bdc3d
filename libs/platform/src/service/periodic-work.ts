import type { OnApplicationBootstrap, OnApplicationShutdown } from '@nestjs/common'
import type { Logger } from '../telemetry/logger.js'

/**
 * Work of one kind, done every `everyMs` milliseconds while the service runs. A turn that fails is logged and tried again by the
 * next; while one is under way no other begins or waits. A stopping service waits for the turn under way.
 */
export abstract class PeriodicWork implements OnApplicationBootstrap, OnApplicationShutdown {
  private timer: NodeJS.Timeout | undefined
  private turn: Promise<void> | undefined

  protected constructor(
    protected readonly logger: Logger,
    private readonly everyMs = 60_000,
  ) {}

  /** One turn; returns how many rows, messages or dossiers it settled. */
  abstract execute(): Promise<number>

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => void (this.turn ??= this.once()), this.everyMs).unref()
  }

  async onApplicationShutdown(): Promise<void> {
    clearInterval(this.timer)
    await this.turn
  }

  private async once(): Promise<void> {
    try {
      await this.execute()
    } catch (err) {
      this.logger.warn({ err, work: this.constructor.name }, 'Periodic work failed; the next turn tries again.')
    } finally {
      this.turn = undefined
    }
  }
}
