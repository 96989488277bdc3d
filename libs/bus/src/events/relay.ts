import type { PoolClient } from 'pg'
import type { BusEvent } from '../envelope.js'
import type { BusMetrics } from '../metrics.js'
import type { BusDatabase, Logger } from '../ports.js'
import type { StateWriter } from '../state/state-channel.js'
import type { Span, Tracing } from '../tracing/tracing.js'
import { outboxShards } from './outbox.js'

/** Brings events out of the process, or to every reader in it. */
export interface Publisher {
  /**
   * Publishes a batch in order and calls `done` with what arrived. Settles when the next batch may be taken; rejects
   * when nothing of this batch that was not `done` arrived.
   */
  publish(events: BusEvent[], done: (events: BusEvent[]) => Promise<void>): Promise<void>
}

interface OutboxRow {
  seq: string
  id: string
  topic: string
  key: string
  fact: unknown
  at: Date
  traceparent: string | null
  /** Of the state of an entry; a fact has none. */
  version: string | null
}

/** What a relay works with. */
export interface RelayParts {
  database: BusDatabase
  publisher: Publisher
  states: Pick<StateWriter, 'publish'>
  logger: Logger
  metrics: BusMetrics
  tracing: Tracing
}

const lockSpace = 0x6d6f746c
const batchSize = 500
const pollMs = 500
const lockEveryMs = 1000
const firstRetryMs = 250
const longestRetryMs = 2000
const channel = 'motlan_outbox'

/**
 * Publishes the outbox of one database: it holds the advisory lock of each of its shards, takes rows in order, one
 * batch at a time, and deletes them after they were published. Woken by commits in this process, by `NOTIFY` from
 * others (debounced, outside any transaction), and at the latest every half second. A relay that dies loses its locks
 * with its connection, and another goes on.
 */
export class Relay {
  private readonly shards = new Set<number>()
  private readonly inFlight = new Map<string, string>()
  private client: PoolClient | undefined
  private triedLocksAt = -Infinity
  private stopped = false
  private woken = false
  private failures = 0
  private wakeUp: (() => void) | undefined
  private letGo: (() => void) | undefined
  private notifying: NodeJS.Timeout | undefined
  private loop: Promise<void> | undefined

  constructor(private readonly parts: RelayParts) {}

  start(): void {
    this.loop = this.run()
  }

  /** Says that facts were committed. */
  wake(): void {
    this.woken = true
    this.wakeUp?.()
    if (this.shards.size === outboxShards || this.notifying || this.stopped) return
    this.notifying = setTimeout(() => {
      this.notifying = undefined
      this.parts.database.write(`notify ${channel}`).catch(() => undefined)
    }, 20)
  }

  async stop(): Promise<void> {
    this.stopped = true
    clearTimeout(this.notifying)
    this.wakeUp?.()
    this.letGo?.()
    await this.loop
  }

  private async run(): Promise<void> {
    while (!this.stopped) {
      try {
        const client = (this.client ??= await this.connect())
        await this.lockShards(client)
        const taken = await this.turn(client)
        this.failures = 0
        if (taken < batchSize) await this.rest(pollMs)
      } catch (error) {
        // what heals at the next try, as while everything starts at once, is no news
        const level = this.failures === 0 ? 'debug' : 'warn'
        this.parts.logger[level]({ err: error }, 'The outbox could not be published; trying again.')
        this.disconnect(true)
        await this.holdOff(Math.min(firstRetryMs * 2 ** this.failures++, longestRetryMs))
      }
    }
    this.disconnect(true)
  }

  private async turn(client: PoolClient): Promise<number> {
    this.woken = false
    if (this.shards.size === 0) return 0
    const { rows } = await client.query<OutboxRow>(
      `select seq, id, topic, key, fact, at, traceparent, version from outbox
       where shard = any($1) and seq <> all($2::bigint[]) order by seq limit ${batchSize}`,
      [[...this.shards], [...this.inFlight.values()]],
    )
    this.parts.metrics.outbox.set(rows.length + this.inFlight.size)
    if (rows.length === 0) return 0
    for (const { id, seq } of rows) this.inFlight.set(id, seq)
    try {
      await this.spreadStates(rows.filter(({ version }) => version !== null))
      await this.publishFacts(rows.filter(({ version }) => version === null))
    } catch (error) {
      for (const { id } of rows) this.inFlight.delete(id)
      throw error
    }
    return rows.length
  }

  private async spreadStates(rows: OutboxRow[]): Promise<void> {
    for (const [topic, list] of Map.groupBy(rows, (row) => row.topic)) {
      const records = list.map(({ key, version, fact }) => {
        return { key, version: Number(version), text: typeof fact === 'string' ? fact : undefined }
      })
      await this.parts.states.publish(topic, records)
      await this.remove(list)
    }
  }

  private async publishFacts(rows: OutboxRow[]): Promise<void> {
    if (rows.length === 0) return
    const spans = new Map<string, Span>()
    const events = rows.map((row) => this.eventOf(row, spans))
    const end = (ended: BusEvent[], status: string) => {
      for (const { id } of ended) spans.get(id)?.end({ 'motlan.status': status }, status !== 'ok')
    }
    try {
      await this.parts.publisher.publish(events, async (published) => {
        end(published, 'ok')
        await this.remove(published)
      })
    } catch (error) {
      end(events, 'not_published')
      throw error
    }
  }

  /** Only a fact that was recorded within a trace has a span of its publication. */
  private eventOf({ id, topic, key, fact, at, traceparent }: OutboxRow, spans: Map<string, Span>): BusEvent {
    const event = { id, topic, key, fact, at: at.getTime() }
    if (!traceparent) return event
    const attributes = { 'messaging.destination.name': topic }
    const span = this.parts.tracing.begin({
      kind: 'producer',
      name: `publish ${topic}`,
      attributes,
      parent: traceparent,
    })
    if (span) spans.set(id, span)
    return { ...event, traceparent: span?.traceparent ?? traceparent }
  }

  private async remove(published: { id: string }[]): Promise<void> {
    const seqs = published.flatMap(({ id }) => this.inFlight.get(id) ?? [])
    await this.parts.database.write('delete from outbox where seq = any($1::bigint[])', [seqs])
    for (const { id } of published) this.inFlight.delete(id)
  }

  private async connect(): Promise<PoolClient> {
    const client = await this.parts.database.pool.connect()
    client.on('error', () => this.disconnect(true))
    client.on('notification', () => this.wakeUpNow())
    await client.query(`listen ${channel}`)
    return client
  }

  private wakeUpNow(): void {
    this.woken = true
    this.wakeUp?.()
  }

  private disconnect(broken: boolean): void {
    const { client } = this
    this.client = undefined
    this.shards.clear()
    this.triedLocksAt = -Infinity
    client?.removeAllListeners('error').removeAllListeners('notification')
    client?.on('error', () => undefined)
    client?.release(broken)
  }

  private async lockShards(client: PoolClient): Promise<void> {
    if (this.shards.size === outboxShards || performance.now() - this.triedLocksAt < lockEveryMs) return
    this.triedLocksAt = performance.now()
    const free = Array.from({ length: outboxShards }, (_, shard) => shard).filter((shard) => !this.shards.has(shard))
    const { rows } = await client.query<{ shard: number }>(
      'select shard from unnest($2::int[]) shard where pg_try_advisory_lock($1, shard)',
      [lockSpace, free],
    )
    for (const { shard } of rows) this.shards.add(shard)
  }

  /** A fact that is recorded meanwhile does not bring the server back: only the stop ends this wait. */
  private async holdOff(ms: number): Promise<void> {
    if (this.stopped) return
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, ms)
      this.letGo = () => {
        clearTimeout(timer)
        resolve()
      }
    })
    this.letGo = undefined
  }

  private async rest(ms: number): Promise<void> {
    if (this.woken || this.stopped) return
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, ms)
      this.wakeUp = () => {
        clearTimeout(timer)
        resolve()
      }
    })
    this.wakeUp = undefined
  }
}
