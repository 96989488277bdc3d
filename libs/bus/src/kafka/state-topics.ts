import type { Admin, Producer } from 'kafkajs'
import type { ServiceName, State } from '#contracts'
import { envelopeVersion } from '../envelope.js'
import type { Signatures } from '../ports.js'
import type { StateListener, StateRecord } from '../state/state-channel.js'
import { inTime } from './connection/waiting/in-time.js'
import { Reader, type ReadBatch, type ReaderOptions } from './connection/reader.js'
import type { SteadyClient } from './connection/steady-client.js'
import type { TopicKeeper } from './connection/topic-keeper.js'
import { endOf, type Topics } from './connection/topics.js'
import { header } from './connection/wire.js'
import { proofHeader, proofOf, signedText } from './proofs.js'

const beatKey = '!beat'
/** Milliseconds a reader waits for a sign of the owner, and for the rest of what the owner says there is. */
const patience = { sign: 3000, rest: 20_000 }

/** A request is a piece of a spread: the broker refuses one that is too large as a whole. */
const pieceSize = 300_000

/** What a writer of state topics works with. */
export interface StateWriterParts {
  producer: SteadyClient<Producer>
  keeper: TopicKeeper
  topics: Topics
  signatures: Signatures
}

/** Writes a state topic: one partition, compacted, a removal is a tombstone, each record signed by its owner. */
export class StateTopicWriter {
  private readonly created = new Set<string>()
  /** The highest offset seen, by topic; a topic that was lost begins anew. */
  private readonly ends = new Map<string, number>()
  private readonly refills = new Map<string, () => void>()

  constructor(private readonly parts: StateWriterParts) {}

  /** Writes the records in their order, piece by piece. */
  async publish(topic: string, records: StateRecord[]): Promise<void> {
    for (const piece of pieces(records)) await this.send(topic, piece)
  }

  /** The number of entries stands where records have their version. */
  async beat(topic: string, at: number, entries: number): Promise<void> {
    await this.send(topic, [{ key: beatKey, version: entries, text: String(at) }])
  }

  onLost(topic: string, refill: () => void): void {
    this.refills.set(topic, refill)
  }

  private async send(contractTopic: string, records: StateRecord[]): Promise<void> {
    const { topics, keeper, signatures, producer } = this.parts
    const config = topics.stateConfig(contractTopic)
    const { topic } = config
    if (!this.created.has(topic)) await keeper.keep([config])
    this.created.add(topic)
    const payloads = records.map(({ key, version, text }) => signedText(topic, key, [version], text))
    const proofs = await signatures.sign('state', payloads)
    const messages = records.map(({ key, version, text }, index) => ({
      key,
      value: text ?? null,
      partition: 0,
      headers: { v: envelopeVersion, version: String(version), [proofHeader]: JSON.stringify(proofs[index]) },
    }))
    const [written] = await producer.use((client) => client.send({ topic, acks: -1, messages }))
    this.learnEnd(contractTopic, Number(written?.baseOffset ?? NaN))
  }

  /** Whoever made the lost topic again, its owner notices: it writes every second. */
  private learnEnd(topic: string, offset: number): void {
    const before = this.ends.get(topic) ?? -1
    if (Number.isFinite(offset)) this.ends.set(topic, offset)
    if (offset < before) this.refills.get(topic)?.()
  }
}

/** Records that fit into one request, in their order; a large one is a piece of its own. */
function pieces(records: readonly StateRecord[]): StateRecord[][] {
  const all: StateRecord[][] = []
  let size = Infinity
  for (const record of records) {
    const own = Buffer.byteLength(record.text ?? '')
    if (size + own > pieceSize) {
      all.push([])
      size = 0
    }
    all.at(-1)?.push(record)
    size += own
  }
  return all
}

/** What a reader of a state topic works with, beside what every reader does. */
export interface StateReading extends Pick<ReaderOptions, 'kafka' | 'groupId' | 'reachBroker' | 'logger' | 'metrics'> {
  /** Offsets are asked with a client of their own, see {@link endOf}. */
  createAdmin: () => Admin
  keeper: TopicKeeper
  topics: Topics
  contract: Pick<State<object>, 'topic' | 'service'>
  signatures: Signatures
  /** Told of records that are not what their owner wrote there. */
  onForged(offset: string, reason: string): void
}

/** Reads a state topic from its beginning, as a group of its own; shows only what the owner of the topic signed. */
export class StateTopicReader {
  private readonly reader: Reader
  private end = Infinity
  private position = 0
  private onReady: () => void = () => undefined
  /** The names of the entries there are, also of those that are no use to this reader. */
  private readonly present = new Set<string>()
  /** How many there are, as the owner said last. */
  private expected: number | undefined
  private onSign: () => void = () => undefined
  private readonly sign = new Promise<void>((resolve) => (this.onSign = resolve))
  private onWhole: () => void = () => undefined
  private readonly whole = new Promise<void>((resolve) => (this.onWhole = resolve))
  private readonly topic: string
  private readonly owner: ServiceName

  constructor(
    private readonly reading: StateReading,
    private readonly listener: StateListener,
  ) {
    const { kafka, groupId, reachBroker, logger, metrics, topics, contract } = reading
    this.topic = topics.named(contract.topic)
    this.owner = contract.service
    const read = (batch: ReadBatch) => this.read(batch)
    this.reader = new Reader({
      kafka,
      groupId,
      reachBroker,
      logger,
      metrics,
      topics: [this.topic],
      commits: false,
      read,
    })
  }

  /**
   * Settles when everything that was written before the start has been read and, where the broker has just lost the topic,
   * when the owner has filled it again; after 20 s in any case, and after 3 s where no owner gives a sign.
   */
  async start(): Promise<void> {
    const { createAdmin, keeper, topics, contract } = this.reading
    await keeper.keep([topics.stateConfig(contract.topic)])
    this.end = await endOf(createAdmin, this.topic)
    const ready = new Promise<void>((resolve) => (this.onReady = resolve))
    await this.reader.start()
    if (this.position < this.end) await ready
    await within(patience.sign, this.sign)
    if (this.expected !== undefined) await within(patience.rest, this.whole)
  }

  get isHealthy(): boolean {
    return this.reader.isHealthy
  }

  get name(): string {
    return this.reader.name
  }

  stop(): Promise<void> {
    return this.reader.stop()
  }

  read({ messages }: Pick<ReadBatch, 'messages'>): void {
    for (const message of messages) {
      try {
        const wrong = this.take(message)
        if (wrong) this.reading.onForged(message.offset, wrong)
      } catch {
        this.reading.onForged(message.offset, 'failed')
      }
      this.position = Number(message.offset) + 1
    }
    if (this.position >= this.end) this.onReady()
  }

  /** Why a record says nothing; nothing where it was shown. */
  private take({ key, value, headers }: ReadBatch['messages'][number]): string | undefined {
    const name = key?.toString()
    const version = Number(header(headers, 'version'))
    if (name === undefined || !Number.isSafeInteger(version)) return 'envelope'
    const text = value?.toString()
    const proof = proofOf(headers)
    if (!proof) return 'unsigned'
    const payload = signedText(this.topic, name, [version], text)
    if (!this.reading.signatures.verify('state', this.owner, payload, proof)) return 'forged'
    if (name === beatKey) {
      this.expected = version
      this.onSign()
      this.listener.beat(Number(text))
    } else {
      if (text === undefined) this.present.delete(name)
      else this.present.add(name)
      this.listener.record({ key: name, version, text })
    }
    if (this.expected !== undefined && this.present.size >= this.expected) this.onWhole()
    return undefined
  }
}

/** Waits for something, but no longer than so many milliseconds. */
async function within(ms: number, something: Promise<void>): Promise<void> {
  await inTime(ms, something).catch(() => undefined)
}
