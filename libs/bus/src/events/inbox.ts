import type { EntityManager } from 'typeorm'
import { isDomainError } from '#contracts'
import type { BusEvent } from '../envelope.js'
import type { BusMetrics } from '../metrics.js'
import type { BusDatabase, Logger } from '../ports.js'
import type { Hearing } from '../requests/server.js'
import type { Span, Tracing } from '../tracing/tracing.js'

/** What an inbox works with. */
export interface InboxParts {
  database: BusDatabase
  hearings: Hearing[]
  logger: Logger
  metrics: BusMetrics
  tracing: Tracing
  /** Milliseconds before the second try; doubles with each further one. */
  backOffMs: number
}

const tries = 5
const cleanEveryMs = 3_600_000

/**
 * Lets each group of a service hear each event once: the inbox row and the handler's effect are one transaction. Events
 * of one key are heard in order. After five tries the key is parked, and its later events wait for the redrive; other
 * keys go on.
 */
export class Inbox {
  private readonly chains = new Map<string, Promise<void>>()
  private readonly cleaning: NodeJS.Timeout
  private stopped = false

  constructor(private readonly parts: InboxParts) {
    this.cleaning = setInterval(() => this.forgetOld(), cleanEveryMs)
    this.cleaning.unref()
  }

  /** The topics this service hears. */
  get topics(): Set<string> {
    return new Set(this.parts.hearings.map(({ contract }) => contract.topic))
  }

  /** Settles when every group has heard the event, or its key is parked there; rejects only when stopped before. */
  async read(event: BusEvent): Promise<void> {
    const hearings = this.parts.hearings.filter(({ contract }) => contract.topic === event.topic)
    await Promise.all(hearings.map((hearing) => this.inOrder(event, hearing)))
  }

  /** Lets what is running end; what waits is left for the next start. */
  async stop(): Promise<void> {
    this.stopped = true
    clearInterval(this.cleaning)
    await Promise.allSettled(this.chains.values())
  }

  /** A fact is handed over for a week at most. */
  private forgetOld(): void {
    this.parts.database.write(`delete from inbox where at < now() - interval '8 days'`).catch(() => undefined)
  }

  private inOrder(event: BusEvent, hearing: Hearing): Promise<void> {
    const name = `${hearing.group}\n${event.topic}\n${event.key}`
    const before = this.chains.get(name) ?? Promise.resolve()
    const heard = before.then(() => this.hear(event, hearing))
    this.chains.set(name, heard)
    const forget = () => {
      if (this.chains.get(name) === heard) this.chains.delete(name)
    }
    heard.then(forget, forget)
    return heard
  }

  private async hear(event: BusEvent, hearing: Hearing): Promise<void> {
    const { metrics, backOffMs } = this.parts
    const labels = { topic: event.topic, group: hearing.group }
    const span = this.spanOf(event, hearing)
    for (let attempt = 1; ; attempt++) {
      if (this.stopped) throw new Error('The reader of events is stopped.')
      try {
        await this.parts.tracing.within(span, () => this.tryOnce(event, hearing, attempt, labels))
        span?.end({ 'motlan.status': 'ok' }, false)
        metrics.eventLag.observe(labels, Math.max(0, Date.now() - event.at) / 1000)
        return
      } catch (error) {
        this.logFailure(error, event, hearing, attempt)
        if (attempt >= tries && (await this.park(event, hearing, error))) {
          span?.end({ 'motlan.status': reasonOf(error) }, true)
          return
        }
        await sleep(backOffMs * 2 ** Math.min(attempt - 1, tries))
      }
    }
  }

  private spanOf({ topic, traceparent }: BusEvent, { group }: Hearing): Span | undefined {
    if (!traceparent) return undefined
    const attributes = { 'messaging.destination.name': topic, 'messaging.consumer.group.name': group }
    return this.parts.tracing.begin({ kind: 'consumer', name: `hear ${topic}`, attributes, parent: traceparent })
  }

  private tryOnce(
    event: BusEvent,
    hearing: Hearing,
    attempt: number,
    labels: { topic: string; group: string },
  ): Promise<void> {
    const { group } = hearing
    const { id, topic, key, fact } = event
    return this.parts.database.transaction(async (tx) => {
      if (!(await isFirst(tx, group, id))) return
      const parked = await tx.query<unknown[]>(
        'select 1 from parked_key where reader = $1 and topic = $2 and key = $3 for share',
        [group, topic, key],
      )
      if (parked.length > 0) return addLetter(tx, event, group, 'waits')
      await hearing.handle(attempt === 1 ? fact : structuredClone(fact), { eventId: id, topic, key, group, tx })
      this.parts.metrics.heard.inc(labels)
    })
  }

  /** Whether the key is parked now; not while the database is away. */
  private async park(event: BusEvent, { group }: Hearing, error: unknown): Promise<boolean> {
    const { id, topic, key } = event
    const reason = reasonOf(error)
    try {
      await this.parts.database.transaction(async (tx) => {
        if (!(await isFirst(tx, group, id))) return
        await tx.query(
          'insert into parked_key (reader, topic, key, reason) values ($1, $2, $3, $4) on conflict do nothing',
          [group, topic, key, reason],
        )
        await addLetter(tx, event, group, reason)
        this.parts.metrics.parked.inc({ topic, group })
      })
      this.parts.logger.error(
        { topic, key, group, eventId: id, reason },
        'A key is parked; its events wait for the redrive.',
      )
      return true
    } catch {
      return false
    }
  }

  private logFailure(error: unknown, { id, topic, key }: BusEvent, { group }: Hearing, attempt: number): void {
    const fields = { topic, key, group, eventId: id, attempt, reason: reasonOf(error) }
    this.parts.logger.warn(fields, 'An event could not be heard.')
  }
}

async function isFirst(tx: EntityManager, group: string, id: string): Promise<boolean> {
  const added = await tx.query<unknown[]>(
    'insert into inbox (reader, event_id) values ($1, $2) on conflict do nothing returning 1',
    [group, id],
  )
  return added.length > 0
}

async function addLetter(tx: EntityManager, event: BusEvent, group: string, reason: string): Promise<void> {
  await tx.query(
    `insert into dead_letter (source, topic, reader, key, message_id, reason, fact, fact_at)
     values ('event', $1, $2, $3, $4, $5, $6, to_timestamp($7::float8 / 1000))`,
    [event.topic, group, event.key, event.id, reason, JSON.stringify(event.fact), event.at],
  )
}

/** A failure's code or type; its words may quote values. */
export function reasonOf(error: unknown): string {
  if (isDomainError(error)) return error.code
  return error instanceof Error ? error.name : typeof error
}

function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}
