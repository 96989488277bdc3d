import type { BusMetrics } from '../metrics.js'
import type { BusDatabase, Logger } from '../ports.js'

/** A message that took no effect: where it was and why, never what it carried. */
export interface DeadLetter {
  source: 'ask' | 'reply' | 'event' | 'state'
  topic: string
  partition: number
  offset: string
  messageId?: string
  reason: string
  /** Sizes, names and codes; never a value. */
  detail?: Record<string, string | number | undefined>
}

interface Window {
  since: number
  rows: number
  /** Letters of the window that have no row, and the last of them. */
  unstored: number
  last?: DeadLetter
}

/** Rows one topic may make in a minute; whoever can write to it could otherwise fill the database. */
const mostRows = 100
const windowMs = 60_000

/**
 * Keeps what cannot be understood for the operator: counted, logged, and a row where the service has a database: at most
 * 100 rows for each topic and minute. One row of reason `more` then tells how many have none.
 */
export class DeadLetters {
  private readonly windows = new Map<string, Window>()

  constructor(
    private readonly database: BusDatabase | undefined,
    private readonly logger: Logger,
    private readonly metrics: BusMetrics,
    private readonly now: () => number = () => performance.now(),
  ) {}

  /** Never throws and never waits. */
  park(letter: DeadLetter): void {
    const { topic, reason } = letter
    this.metrics.poison.inc({ topic, reason })
    this.logger.warn({ ...letter }, 'A message could not be understood; it is parked.')
    const window = this.windowOf(topic)
    if (window.rows < mostRows) {
      window.rows++
      this.store(letter)
    } else {
      window.unstored++
      window.last = letter
      this.metrics.unstored.inc({ topic })
    }
  }

  /** Stores how many letters have no row of their own, of every window that is over; the runtime calls it now and then. */
  sumUp(all = false): void {
    for (const [topic, window] of this.windows) {
      if (!all && this.now() - window.since < windowMs) continue
      this.windows.delete(topic)
      if (window.last)
        this.store({ ...window.last, messageId: undefined, reason: 'more', detail: { unstored: window.unstored } })
    }
  }

  private windowOf(topic: string): Window {
    const known = this.windows.get(topic)
    if (known && this.now() - known.since < windowMs) return known
    if (known) this.sumUp()
    const window = { since: this.now(), rows: 0, unstored: 0 }
    this.windows.set(topic, window)
    return window
  }

  private store({ source, topic, partition, offset, messageId, reason, detail }: DeadLetter): void {
    const values = [source, topic, messageId, partition, offset, reason, JSON.stringify(detail ?? {})]
    this.database
      ?.write(
        `insert into dead_letter (source, topic, message_id, partition, "offset", reason, detail)
         values ($1, $2, $3, $4, $5, $6, $7)`,
        values,
      )
      .catch(() => this.logger.error({ topic, partition, offset }, 'A dead letter could not be stored.'))
  }
}
