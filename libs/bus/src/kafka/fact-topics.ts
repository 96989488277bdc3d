import type { Admin, KafkaMessage, Producer, RecordMetadata } from 'kafkajs'
import type { InputError, ServiceName } from '#contracts'
import { envelopeVersion, type BusEvent } from '../envelope.js'
import type { DeadLetters } from '../events/dead-letters.js'
import { hashOf } from '../events/hash.js'
import type { Inbox } from '../events/inbox.js'
import type { Publisher } from '../events/relay.js'
import type { Signatures } from '../ports.js'
import type { ReadBatch } from './connection/reader.js'
import type { SteadyClient } from './connection/steady-client.js'
import type { TopicKeeper } from './connection/topic-keeper.js'
import { partitionCount, type Topics } from './connection/topics.js'
import { header } from './connection/wire.js'
import { proofHeader, proofOf, signedText } from './proofs.js'

/** What a publisher of facts works with. */
export interface FactPublisherParts {
  service: ServiceName
  producer: SteadyClient<Producer>
  admin: Admin
  keeper: TopicKeeper
  topics: Topics
  signatures: Signatures
}

/** Publishes facts to Kafka, signed: all replicas have them before they are done, one key in one partition. */
export class FactPublisher implements Publisher {
  private readonly partitions = new Map<string, number>()

  constructor(private readonly parts: FactPublisherParts) {}

  async publish(events: BusEvent[], done: (events: BusEvent[]) => Promise<void>): Promise<void> {
    const { topics, signatures, producer } = this.parts
    const byTopic = Map.groupBy(events, ({ topic }) => topic)
    const topicMessages = await Promise.all(
      [...byTopic].map(async ([topic, list]) => {
        const count = this.partitions.get(topic) ?? (await this.partitionsOf(topic))
        const name = topics.named(topic)
        const values = list.map(({ fact }) => JSON.stringify(fact))
        const payloads = list.map(({ key, id, at }, index) => signedText(name, key, [id, at], values[index]))
        const proofs = await signatures.sign('facts', payloads)
        const messages = list.map((event, index) => {
          return this.messageOf(event, count, values[index] ?? '', JSON.stringify(proofs[index]))
        })
        return { topic: name, messages }
      }),
    )
    const written = await producer.use((client) => client.sendBatch({ acks: -1, topicMessages }))
    if (!covers(written, topicMessages)) throw new Error('Kafka did not take every fact.')
    await done(events)
  }

  private messageOf({ id, key, at, traceparent }: BusEvent, partitions: number, value: string, proof: string) {
    const headers = {
      ...{ v: envelopeVersion, id, from: this.parts.service, at: String(at), [proofHeader]: proof },
      ...(traceparent ? { traceparent } : {}),
    }
    return { key, partition: hashOf(key) % partitions, headers, value }
  }

  private async partitionsOf(topic: string): Promise<number> {
    const { topics, keeper, admin } = this.parts
    const config = topics.factConfig(topic)
    await keeper.keep([config])
    const count = await partitionCount(admin, config.topic)
    this.partitions.set(topic, count)
    return count
  }
}

/** kafkajs leaves out, without a word, partitions its metadata does not know. */
function covers(written: RecordMetadata[], sent: { topic: string; messages: { partition: number }[] }[]): boolean {
  const places = new Set(written.map(({ topicName, partition }) => `${topicName}/${partition}`))
  return sent.every(({ topic, messages }) => messages.every(({ partition }) => places.has(`${topic}/${partition}`)))
}

/** Facts a service hears: who alone writes them, and what they look like. */
export interface HeardFacts {
  service: ServiceName
  check(value: unknown): InputError[]
}

const mostUnfinished = 1000
const resumeBelow = 500

/** Reads facts their writer signed from Kafka into a service's inbox; an event is read when every group heard it or parked its key. */
export class FactReader {
  private unfinished = 0
  private resume: (() => void) | undefined

  constructor(
    private readonly inbox: Inbox,
    private readonly topics: Topics,
    private readonly letters: DeadLetters,
    private readonly signatures: Signatures,
    private readonly contractOf: (topic: string) => HeardFacts | undefined,
  ) {}

  async read(batch: ReadBatch): Promise<void> {
    const topic = this.topics.contractOf(batch.topic)
    for (const message of batch.messages) {
      try {
        const event = this.eventOf(topic, batch.topic, message)
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

  private eventOf(topic: string, name: string, { headers, key, value }: KafkaMessage): BusEvent | string {
    const id = header(headers, 'id')
    if (header(headers, 'v') !== envelopeVersion) return 'version'
    const at = Number(header(headers, 'at'))
    const contract = this.contractOf(topic)
    if (!id || !isUuid(id) || !key || !value || !Number.isSafeInteger(at) || !contract) return 'envelope'
    const text = value.toString()
    const proof = proofOf(headers)
    if (!proof) return 'unsigned'
    const payload = signedText(name, key.toString(), [id, at], text)
    if (!this.signatures.verify('facts', contract.service, payload, proof)) return 'forged'
    const fact = parse(text)
    if (fact === undefined) return 'notJson'
    if (contract.check(fact).length > 0) return 'invalid'
    return { id, topic, key: key.toString(), at, fact, traceparent: header(headers, 'traceparent') }
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
