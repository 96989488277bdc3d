import { PartitionAssigners, type Consumer, type Kafka, type KafkaMessage } from 'kafkajs'
import type { BusMetrics } from '../../metrics.js'
import type { Logger } from '../../ports.js'
import { BackOff } from './waiting/back-off.js'
import { Offsets } from './offsets.js'
import { onceSettled } from './waiting/settling.js'

/** What a reader found in one partition. */
export interface ReadBatch {
  topic: string
  partition: number
  messages: KafkaMessage[]
  /** The offset after the newest message the broker has. */
  highWatermark: number
  /** Marks a message as begun; call what it returns when the message is finished. */
  begin(message: KafkaMessage): () => void
}

/** What a reader reads and how. */
export interface ReaderOptions {
  kafka: Kafka
  groupId: string
  topics: string[]
  /** Whether what is finished is committed for the group; without, every start reads from the beginning. */
  commits: boolean
  /** Must hand long work over: the next fetch begins when it returns. */
  read(batch: ReadBatch): void | Promise<void>
  /** Settles when the broker answers. */
  reachBroker(): Promise<unknown>
  /** The partitions this reader has now, by topic. */
  onAssigned?(partitions: Record<string, number[]>): void
  logger: Logger
  metrics: BusMetrics
}

const commitEveryMs = 2000
/** How long the broker keeps a fetch that finds nothing; a message answers it at once. */
const longestFetchMs = 500
/** Without a fetch for this long the reader asks whether the broker is there. */
const oddAfterMs = 2000
const silentAfterMs = 10_000
const firstRebuildMs = 100
const longestRebuildMs = 5000

/**
 * Reads topics as a member of a group and goes on reading whatever happens: it starts only after the group was joined,
 * commits lazily what is finished, and is built anew when kafkajs gives up or its fetch loop falls silent although the
 * broker answers. While the broker is away kafkajs waits for it; a second consumer would only make the group wait, on
 * its return, for the member the first one was.
 */
export class Reader {
  private consumer: Consumer | undefined
  private offsets = new Map<string, Offsets>()
  /** Moments are monotonic (`performance.now`): a clock that is set must not make a reader seem well, or silent. */
  private fetchedAt = 0
  /** When the broker was last known to be away. */
  private awayAt = -Infinity
  private isChecking = false
  private reading = 0
  private stopped = false
  private timers: NodeJS.Timeout[] = []
  private joined = false
  private readonly backOff = new BackOff(firstRebuildMs, longestRebuildMs)
  private rebuilding: NodeJS.Timeout | undefined
  /** Whichever consumer joins first settles the start: one that crashes before is built anew. */
  private onJoined: () => void = ignore

  constructor(private readonly options: ReaderOptions) {}

  /** For the operator. */
  get name(): string {
    return this.options.groupId
  }

  /** Whether the group is joined and fetches come back. */
  get isHealthy(): boolean {
    return this.joined && performance.now() - this.fetchedAt < 3000
  }

  /** Settles when the group is joined. */
  async start(): Promise<void> {
    const joined = new Promise<void>((resolve) => (this.onJoined = resolve))
    this.timers = [setInterval(() => void this.watch(), 1000), setInterval(() => void this.commit(), commitEveryMs)]
    await this.build()
    await joined
  }

  /** Stops fetching; what is unfinished may still finish. */
  pause(): void {
    this.stopped = true
    const topics = this.options.topics.map((topic) => ({ topic }))
    if (this.joined) this.consumer?.pause(topics)
  }

  /** Commits what is finished and leaves the group. */
  async stop(): Promise<void> {
    this.stopped = true
    for (const timer of this.timers) clearInterval(timer)
    clearTimeout(this.rebuilding)
    await this.commit()
    await this.consumer?.disconnect().catch(() => undefined)
    this.joined = false
  }

  private async build(): Promise<void> {
    const { kafka, groupId, topics, commits } = this.options
    const consumer: Consumer = kafka.consumer({
      groupId,
      partitionAssigners: [PartitionAssigners.roundRobin],
      sessionTimeout: 6000,
      heartbeatInterval: 1000,
      rebalanceTimeout: 6000,
      minBytes: 1,
      maxWaitTimeInMs: longestFetchMs,
      metadataMaxAge: 5_000,
      allowAutoTopicCreation: false,
      // kafkajs starts a crashed consumer again for ever, also one that was disconnected: given up, it would join again and again,
      // and each time the whole group waits
      retry: { retries: 5, restartOnFailure: () => Promise.resolve(consumer === this.consumer && !this.stopped) },
    })
    this.consumer = consumer
    this.watchOver(consumer)
    await consumer.connect()
    await onceSettled(() => consumer.subscribe({ topics, fromBeginning: true }))
    // given up meanwhile: it would join all the same and keep partitions of the one that follows
    if (consumer !== this.consumer) return void consumer.disconnect().catch(ignore)
    await consumer.run({
      autoCommit: false,
      eachBatch: async ({ batch }) => {
        if (this.stopped) return
        this.reading++
        try {
          const { topic, partition, messages } = batch
          const offsets = commits ? this.offsetsOf(topic, partition) : undefined
          const begin = (message: KafkaMessage) => offsets?.begin(Number(message.offset)) ?? ignore
          await this.options.read({ topic, partition, messages, highWatermark: Number(batch.highWatermark), begin })
        } catch (error) {
          // kafkajs would read the same batch again and again, and end the reader at last
          const { groupId, logger, metrics } = this.options
          metrics.readFailures.inc({ reader: groupId })
          logger.error({ groupId, err: error }, 'A batch of messages could not be read; the reader goes on behind it.')
        } finally {
          this.reading--
        }
      },
    })
  }

  private watchOver(consumer: Consumer): void {
    const { FETCH, GROUP_JOIN, CRASH } = consumer.events
    this.fetchedAt = performance.now()
    // only the present one is heeded: one that was given up still tells of its end, and kafkajs lets it join and fetch for
    // ever where it was given up while it joined, so it is ended again
    const heeded =
      <E>(heed: (event: E) => void) =>
      (event: E) => {
        if (consumer === this.consumer) heed(event)
        else setTimeout(() => void consumer.disconnect().catch(ignore), longestFetchMs)
      }
    consumer.on(
      FETCH,
      heeded(() => (this.fetchedAt = performance.now())),
    )
    consumer.on(
      CRASH,
      heeded(({ payload }) => {
        this.joined = false
        if (!payload.restart) this.rebuild('crash')
      }),
    )
    consumer.on(
      GROUP_JOIN,
      heeded(({ payload }) => {
        this.fetchedAt = performance.now()
        this.offsets = new Map()
        this.joined = true
        this.options.onAssigned?.(payload.memberAssignment)
        this.onJoined()
      }),
    )
  }

  /** Milliseconds since the last fetch came back, or since the broker was last known to be away. */
  private get silentFor(): number {
    if (this.stopped || this.reading > 0) return 0
    return performance.now() - Math.max(this.fetchedAt, this.awayAt)
  }

  private async watch(): Promise<void> {
    if (this.isChecking || performance.now() - this.fetchedAt < oddAfterMs) return
    this.isChecking = true
    await this.options.reachBroker().catch(() => (this.awayAt = performance.now()))
    this.isChecking = false
    if (this.silentFor > silentAfterMs) this.rebuild('silence')
  }

  private rebuild(reason: string): void {
    if (this.stopped || this.rebuilding) return
    const { groupId, logger, metrics } = this.options
    logger.warn({ groupId, reason }, 'A reader of the bus is built anew.')
    metrics.rebuilds.inc({ reader: groupId })
    this.joined = false
    this.fetchedAt = performance.now()
    const old = this.consumer
    this.consumer = undefined
    void old?.disconnect().catch(() => undefined)
    const wait = this.backOff.next(performance.now())
    this.rebuilding = setTimeout(() => {
      this.rebuilding = undefined
      if (this.stopped) return
      this.build().catch((error: unknown) =>
        logger.warn({ groupId, err: error }, 'A reader of the bus could not be built.'),
      )
    }, wait)
  }

  private offsetsOf(topic: string, partition: number): Offsets {
    const name = `${topic}/${partition}`
    const offsets = this.offsets.get(name) ?? new Offsets()
    this.offsets.set(name, offsets)
    return offsets
  }

  private async commit(): Promise<void> {
    if (!this.options.commits || !this.joined) return
    const finished = [...this.offsets].flatMap(([name, offsets]) => {
      const offset = offsets.takeCommittable()
      const slash = name.lastIndexOf('/')
      const place = { topic: name.slice(0, slash), partition: Number(name.slice(slash + 1)) }
      return offset === undefined ? [] : [{ ...place, offset: String(offset) }]
    })
    if (finished.length === 0) return
    await this.consumer?.commitOffsets(finished).catch(ignore)
  }
}

function ignore(): void {}
