import type { Admin, Producer } from 'kafkajs'
import type { StateListener, StateRecord } from '../state/state-channel.js'
import type { StateWriter } from '../state/state-owner.js'
import { envelopeVersion } from '../envelope.js'
import { Reader, type ReadBatch, type ReaderOptions } from './reader.js'
import { createMissingTopics, type Topics } from './topics.js'
import { header } from './wire.js'

const beatKey = '!beat'

/** Writes a state topic: one partition, compacted, a removal is a tombstone. */
export class StateTopicWriter implements StateWriter {
  private readonly created = new Set<string>()

  constructor(
    private readonly producer: Producer,
    private readonly admin: Admin,
    private readonly topics: Topics,
  ) {}

  async publish(topic: string, records: StateRecord[]): Promise<void> {
    if (records.length === 0) return
    await this.send(
      topic,
      records.map(({ key, version, text }) => ({ key, value: text ?? null, headers: { version: String(version) } })),
    )
  }

  async beat(topic: string, at: number): Promise<void> {
    await this.send(topic, [{ key: beatKey, value: String(at), headers: { version: '0' } }])
  }

  private async send(topic: string, messages: { key: string; value: string | null; headers: { version: string } }[]) {
    const config = this.topics.stateConfig(topic)
    if (!this.created.has(topic)) await createMissingTopics(this.admin, [config])
    this.created.add(topic)
    await this.producer.send({
      topic: config.topic,
      acks: -1,
      messages: messages.map(({ headers, ...rest }) => ({
        ...rest,
        partition: 0,
        headers: { v: envelopeVersion, ...headers },
      })),
    })
  }
}

/** Reads a state topic from its beginning, as a group of its own. */
export class StateTopicReader {
  private readonly reader: Reader
  private end = Infinity
  private position = 0
  private onReady: () => void = () => undefined
  private readonly topic: string

  constructor(
    private readonly admin: Admin,
    private readonly topics: Topics,
    private readonly contractTopic: string,
    private readonly listener: StateListener,
    reading: Pick<ReaderOptions, 'kafka' | 'groupId' | 'reachBroker' | 'logger' | 'metrics'>,
  ) {
    this.topic = topics.named(contractTopic)
    const read = (batch: ReadBatch) => this.read(batch)
    this.reader = new Reader({ ...reading, topics: [this.topic], commits: false, read })
  }

  /** Settles when everything that was written before the start has been read. */
  async start(): Promise<void> {
    await createMissingTopics(this.admin, [this.topics.stateConfig(this.contractTopic)])
    const [offsets] = await this.admin.fetchTopicOffsets(this.topic)
    this.end = Number(offsets?.high ?? 0)
    const ready = new Promise<void>((resolve) => (this.onReady = resolve))
    await this.reader.start()
    if (this.position < this.end) await ready
  }

  get isHealthy(): boolean {
    return this.reader.isHealthy
  }

  stop(): Promise<void> {
    return this.reader.stop()
  }

  private read({ messages }: ReadBatch): void {
    for (const { key, value, headers, offset } of messages) {
      this.position = Number(offset) + 1
      const name = key?.toString()
      const version = Number(header(headers, 'version'))
      if (name === undefined || !Number.isFinite(version)) continue
      if (name === beatKey) this.listener.beat(Number(value?.toString()))
      else this.listener.record({ key: name, version, text: value?.toString() })
    }
    if (this.position >= this.end) this.onReady()
  }
}
