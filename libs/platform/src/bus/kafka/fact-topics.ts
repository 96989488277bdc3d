import type { Admin, KafkaMessage, Producer, RecordMetadata } from 'kafkajs'
import type { InputError, ServiceName } from '#contracts'
import type { DeadLetters } from '../dead-letters.js'
import { envelopeVersion, type BusEvent } from '../envelope.js'
import { hashOf } from '../events/hash.js'
import type { Inbox } from '../events/inbox.js'
import type { Publisher } from '../events/relay.js'
import type { ReadBatch } from './reader.js'
import { createMissingTopics, partitionCount, type Topics } from './topics.js'
import { header } from './wire.js'

/** Publishes facts to Kafka: all replicas have them before they are done, one key in one partition. */
export class FactPublisher implements Publisher {
  private readonly partitions = new Map<string, number>()

  constructor(
    private readonly producer: Producer,
    private readonly admin: Admin,
    private readonly topics: Topics,
    private readonly service: ServiceName,
  ) {}

  async publish(events: BusEvent[], done: (events: BusEvent[]) => Promise<void>): Promise<void> {
    const byTopic = Map.groupBy(events, ({ topic }) => topic)
    const topicMessages = await Promise.all(
      [...byTopic].map(async ([topic, list]) => {
        const count = this.partitions.get(topic) ?? (await this.partitionsOf(topic))
        return { topic: this.topics.named(topic), messages: list.map((event) => this.messageOf(event, count)) }
      }),
    )
    const written = await this.producer.sendBatch({ acks: -1, topicMessages })
    if (!covers(written, topicMessages)) throw new Error('Kafka did not take every fact.')
    await done(events)
  }

  private messageOf({ id, key, at, fact, traceparent }: BusEvent, partitions: number) {
    const headers = {
      ...{ v: envelopeVersion, id, from: this.service, at: String(at) },
      ...(traceparent ? { traceparent } : {}),
    }
    return { key, partition: hashOf(key) % partitions, headers, value: JSON.stringify(fact) }
  }

  private async partitionsOf(topic: string): Promise<number> {
    const config = this.topics.factConfig(topic)
    await createMissingTopics(this.admin, [config])
    const count = await partitionCount(this.admin, config.topic)
    this.partitions.set(topic, count)
    return count
  }
}

/** kafkajs leaves out, without a word, partitions its metadata does not know. */
function covers(written: RecordMetadata[], sent: { topic: string; messages: { partition: number }[] }[]): boolean {
  const places = new Set(written.map(({ topicName, partition }) => `${topicName}/${partition}`))
  return sent.every(({ topic, messages }) => messages.every(({ partition }) => places.has(`${topic}/${partition}`)))
}

const mostUnfinished = 1000
const resumeBelow = 500

/** Reads facts from Kafka into a service's inbox; an event is read when every group heard it or parked its key. */
export class FactReader {
  private unfinished = 0
  private resume: (() => void) | undefined

  constructor(
    private readonly inbox: Inbox,
    private readonly topics: Topics,
    private readonly letters: DeadLetters,
    private readonly checkOf: (topic: string) => ((value: unknown) => InputError[]) | undefined,
  ) {}

  async read(batch: ReadBatch): Promise<void> {
    const topic = this.topics.contractOf(batch.topic)
    for (const message of batch.messages) {
      try {
        const event = this.eventOf(topic, message)
        if (typeof event === 'string') this.park(batch, message, event)
        else this.hand(event, batch.begin(message))
      } catch {
        this.park(batch, message, 'failed')
      }
    }
    if (this.unfinished > mostUnfinished) await new Promise<void>((resolve) => (this.resume = resolve))
  }

  private hand(event: BusEvent, finish: () => void): void {
    this.unfinished++
    const settled = () => {
      if (--this.unfinished <= resumeBelow) this.resume?.()
    }
    this.inbox.read(event).then(finish).then(settled, settled)
  }

  private eventOf(topic: string, { headers, key, value }: KafkaMessage): BusEvent | string {
    const id = header(headers, 'id')
    if (header(headers, 'v') !== envelopeVersion) return 'version'
    if (!id || !isUuid(id) || !key || !value) return 'envelope'
    const fact = parse(value.toString())
    if (fact === undefined) return 'notJson'
    if ((this.checkOf(topic)?.(fact) ?? []).length > 0) return 'invalid'
    const traceparent = header(headers, 'traceparent')
    return { id, topic, key: key.toString(), at: Number(header(headers, 'at')) || Date.now(), fact, traceparent }
  }

  private park({ topic, partition }: ReadBatch, { offset, headers, value }: KafkaMessage, reason: string): void {
    const detail = { bytes: value?.length ?? 0 }
    const id = header(headers, 'id')
    const messageId = id && isUuid(id) ? id : undefined
    this.letters.park({ source: 'event', topic, partition, offset, messageId, reason, detail })
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return undefined
  }
}

function isUuid(text: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text)
}
