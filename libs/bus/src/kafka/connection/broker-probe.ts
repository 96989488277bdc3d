import type { Admin } from 'kafkajs'
import { inTime } from './waiting/in-time.js'

/** Milliseconds the broker may take to answer before it counts as away. */
const longestMs = 6000

/**
 * Finds out whether the broker answers, each time with a client of its own: one that lived through lost connections can
 * wait for a reply that never comes, or fail for good, while the broker is well. Those who ask at one time share the answer.
 */
export class BrokerProbe {
  private underWay: Promise<void> | undefined

  constructor(
    private readonly createAdmin: () => Pick<Admin, 'connect' | 'describeCluster' | 'disconnect'>,
    private readonly withinMs = longestMs,
  ) {}

  /** Settles when the broker has answered; rejects when it did not in time. */
  readonly reach = (): Promise<void> => {
    this.underWay ??= this.look().finally(() => (this.underWay = undefined))
    return this.underWay
  }

  private async look(): Promise<void> {
    const admin = this.createAdmin()
    try {
      await inTime(
        this.withinMs,
        admin.connect().then(() => admin.describeCluster()),
      )
    } finally {
      void admin.disconnect().catch(() => undefined)
    }
  }
}
