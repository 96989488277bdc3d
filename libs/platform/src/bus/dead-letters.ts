import type { BusMetrics } from './metrics.js'
import type { BusDatabase, Logger } from './ports.js'

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

/** Keeps what cannot be understood for the operator: counted, logged, and a row where the service has a database. */
export class DeadLetters {
  constructor(
    private readonly database: BusDatabase | undefined,
    private readonly logger: Logger,
    private readonly metrics: BusMetrics,
  ) {}

  /** Never throws and never waits. */
  park(letter: DeadLetter): void {
    const { source, topic, partition, offset, messageId, reason, detail } = letter
    this.metrics.poison.inc({ topic, reason })
    this.logger.warn({ ...letter }, 'A message could not be understood; it is parked.')
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
