import type { OnApplicationBootstrap, OnApplicationShutdown } from '@nestjs/common'
import type { Logger } from '../telemetry/logger.js'

const everyMs = 60_000

/** Work of one kind done once a minute while the service runs; a turn that fails is logged and tried again by the next. */
export abstract class Housekeeping implements OnApplicationBootstrap, OnApplicationShutdown {
  private timer: NodeJS.Timeout | undefined
  private turn: Promise<unknown> = Promise.resolve()

  protected constructor(protected readonly logger: Logger) {}

  /** One turn; returns how many rows were removed. */
  abstract execute(): Promise<number>

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => {
      this.turn = this.turn
        .then(() => this.execute())
        .catch((err: unknown) => {
          this.logger.warn(
            { err, work: this.constructor.name },
            'Work that is done every minute failed; the next turn tries again.',
          )
        })
    }, everyMs)
    this.timer.unref()
  }

  async onApplicationShutdown(): Promise<void> {
    clearInterval(this.timer)
    await this.turn
  }
}
