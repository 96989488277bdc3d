import type { Admin, Kafka, KafkaMessage, Producer } from 'kafkajs'
import { anyConnector, serviceNames, type ServiceName, type State } from '#contracts'
import type { DeadLetters } from '../events/dead-letters.js'
import type { Inbox } from '../events/inbox.js'
import type { BusMetrics } from '../metrics.js'
import type { Signatures, WatchSocket, Logger, Sealer } from '../ports.js'
import type { BusServer } from '../requests/server.js'
import type { StateListener } from '../state/state-channel.js'
import type { Transport } from '../transport.js'
import { AbandonedReplies } from './abandoned-replies.js'
import { BrokerProbe } from './connection/broker-probe.js'
import { createAdmin, createKafka, createProducer } from './connection/client.js'
import { inTime } from './connection/waiting/in-time.js'
import type { KafkaOptions } from './connection/kafka-options.js'
import { Reader, type ReadBatch } from './connection/reader.js'
import { Sender } from './connection/sender.js'
import { SteadyClient, topicIsGone } from './connection/steady-client.js'
import { onceSettled } from './connection/waiting/settling.js'
import { TopicKeeper } from './connection/topic-keeper.js'
import { partitionCount, Topics } from './connection/topics.js'
import type { QuestionHead } from './connection/wire.js'
import { FactPublisher, FactReader, type HeardFacts } from './fact-topics.js'
import { Requester } from './requester.js'
import { Responder, type ResponderParts } from './responder.js'
import { StateTopicReader, StateTopicWriter } from './state-topics.js'

/** What the Kafka transport works with. */
export interface KafkaTransportParts {
  service: ServiceName
  instance: string
  options: KafkaOptions
  sealer: Sealer
  signatures: Signatures
  watchSocket: WatchSocket | undefined
  /** The services this one asks; their request topics exist when the transport has started. */
  asks: readonly ServiceName[]
  hedging: boolean
  letters: DeadLetters
  logger: Logger
  metrics: BusMetrics
}

const tenMinutes = 600_000
/** A question or reply is worth sending for less; facts and state go on as soon as something is known of them. */
const outcomeWithinMs = { message: 8000, event: 20_000 }

/** `BUS=kafka`: questions, replies, facts and state over Apache Kafka. */
export class KafkaTransport implements Transport {
  readonly asks: Requester
  readonly publisher: FactPublisher
  readonly states: StateTopicWriter
  private readonly topics: Topics
  private readonly kafka: Kafka
  private readonly admin: Admin
  private readonly createAdmin: () => Admin
  private readonly reachBroker: () => Promise<unknown>
  private readonly producer: SteadyClient<Producer>
  private readonly sender: Sender
  private readonly keeper: TopicKeeper
  private readonly abandoned: AbandonedReplies
  private readonly readers: Reader[] = []
  private readonly copies: StateTopicReader[] = []
  private replies: Reader | undefined
  private answerer: Responder | undefined

  constructor(private readonly parts: KafkaTransportParts) {
    const { service, instance, options, logger, sealer, signatures, metrics, hedging } = parts
    this.topics = new Topics(options)
    const { forReading, forWriting } = createKafka(options, `${service}-${instance}`, logger, parts.watchSocket)
    this.kafka = forReading
    this.createAdmin = () => createAdmin(forWriting)
    this.admin = this.createAdmin()
    const reachBroker = new BrokerProbe(this.createAdmin).reach
    this.reachBroker = reachBroker
    const producing = { create: () => createProducer(forWriting), reachBroker, isOutlived: topicIsGone }
    this.producer = new SteadyClient({ ...producing, outcomeWithinMs: outcomeWithinMs.event })
    const sending = new SteadyClient({ ...producing, outcomeWithinMs: outcomeWithinMs.message })
    this.sender = new Sender(sending, reachBroker)
    this.keeper = new TopicKeeper(this.admin, logger, metrics)
    const { admin, topics } = this
    const { abandonedAfterMs: afterMs = tenMinutes } = options
    this.abandoned = new AbandonedReplies({ service, instance, topics, admin, logger, afterMs })
    const writing = { producer: this.producer, admin: this.admin, keeper: this.keeper, topics: this.topics, signatures }
    this.publisher = new FactPublisher({ ...writing, service })
    this.states = new StateTopicWriter(writing)
    this.asks = new Requester({
      service,
      replyTopic: this.topics.replies(service, instance),
      topics: this.topics,
      sealer,
      sender: this.sender,
      metrics,
      hedging,
      partitionsOf: (topic) => partitionCount(this.admin, topic),
      hears: () => this.replies?.isHealthy ?? false,
      onPoison: (batch, message, reason) => this.park('reply', batch, message, reason),
    })
  }

  async start(): Promise<void> {
    const { service, instance } = this.parts
    // a connector is met when it is asked for the first time
    const asks = this.parts.asks.filter((name) => name !== anyConnector)
    await Promise.all([this.admin.connect(), this.producer.connect(), this.sender.start()])
    const requests = asks.map((name) => this.topics.requestConfig(name))
    const replies = this.topics.replyConfig(service, instance)
    await this.keeper.keep(asks.length > 0 ? [...requests, replies] : requests)
    this.keeper.start()
    if (asks.length === 0) return
    await Promise.all(asks.map((name) => onceSettled(() => this.asks.meet(name))))
    this.replies = this.reader(replies.topic, [replies.topic], false, (batch) => this.asks.read(batch))
    await this.replies.start()
    this.abandoned.start()
  }

  async serve(server: BusServer, inbox: Inbox | undefined): Promise<void> {
    const starting: Promise<void>[] = []
    if (server.answered().length > 0) starting.push(this.answer(server))
    if (inbox && inbox.topics.size > 0) starting.push(this.hear(server, inbox))
    await Promise.all(starting)
  }

  async listen(contract: Pick<State<object>, 'topic' | 'service'>, listener: StateListener): Promise<void> {
    const { service, instance, logger, metrics, signatures, letters } = this.parts
    const { kafka, reachBroker, createAdmin, keeper, topics } = this
    const topic = topics.named(contract.topic)
    const groupId = `${topic}.${service}.${instance}`
    const onForged = (offset: string, reason: string) =>
      letters.park({ source: 'state', topic, partition: 0, offset, reason })
    const reading = {
      kafka,
      groupId,
      reachBroker,
      logger,
      metrics,
      createAdmin,
      keeper,
      topics,
      contract,
      signatures,
      onForged,
    }
    const copy = new StateTopicReader(reading, listener)
    this.copies.push(copy)
    await copy.start()
  }

  troubles(): string[] {
    const deaf = [...this.readers, ...this.copies].filter((reader) => !reader.isHealthy)
    const mute = this.sender.downFor > 0
    return [...deaf.map(({ name }) => `${name} is not read`), ...(mute ? ['nothing can be sent'] : [])]
  }

  pause(): void {
    for (const reader of this.readers) if (reader !== this.replies) reader.pause()
  }

  async stop(): Promise<void> {
    this.keeper.stop()
    this.abandoned.stop()
    this.asks.stop()
    this.answerer?.stop()
    await atMost(this.sender.stop())
    await atMost(Promise.all([...this.readers, ...this.copies].map((reader) => reader.stop())))
    await atMost(this.removeOwnTopic())
    await atMost(Promise.all([this.producer.disconnect(), this.admin.disconnect()]))
  }

  private async answer(server: BusServer): Promise<void> {
    const { service, instance, sealer, metrics } = this.parts
    const { sender, topics } = this
    const onPoison: ResponderParts['onPoison'] = (batch, message, reason, head) =>
      this.park('ask', batch, message, reason, head)
    const hears = () => this.replies?.isHealthy ?? true
    const answerer = new Responder({ service, instance, server, sealer, sender, topics, metrics, hears, onPoison })
    this.answerer = answerer
    const topic = this.topics.requests(service)
    await this.keeper.keep([this.topics.requestConfig(service)])
    const reader = this.reader(
      topic,
      [topic],
      true,
      (batch) => answerer.read(batch),
      (assigned) => answerer.assign(assigned[topic] ?? []),
    )
    await reader.start()
  }

  private async hear(server: BusServer, inbox: Inbox): Promise<void> {
    const { letters, signatures } = this.parts
    const heard = new Map(
      server.hearings().map(({ contract: { topic, service, fact } }): [string, HeardFacts] => {
        return [topic, { service, check: server.checkOf(fact) }]
      }),
    )
    await this.keeper.keep([...inbox.topics].map((topic) => this.topics.factConfig(topic)))
    const facts = new FactReader(inbox, this.topics, letters, signatures, (topic) => heard.get(topic))
    const names = [...inbox.topics].map((topic) => this.topics.named(topic))
    const reader = this.reader(this.topics.named(`${this.parts.service}.facts`), names, true, (batch) =>
      facts.read(batch),
    )
    await reader.start()
  }

  private reader(
    groupId: string,
    topics: string[],
    commits: boolean,
    read: (batch: ReadBatch) => void | Promise<void>,
    onAssigned?: (partitions: Record<string, number[]>) => void,
  ): Reader {
    const { logger, metrics } = this.parts
    const { kafka, reachBroker } = this
    const reader = new Reader({ kafka, groupId, topics, commits, read, reachBroker, onAssigned, logger, metrics })
    this.readers.push(reader)
    return reader
  }

  private async removeOwnTopic(): Promise<void> {
    const { service, instance } = this.parts
    const topic = this.topics.replies(service, instance)
    if (!this.replies) return
    await this.admin.deleteTopics({ topics: [topic], timeout: 2000 }).catch(() => undefined)
    await this.admin.deleteGroups([topic]).catch(() => undefined)
  }

  /** What an unproved head says may be anything, so it is not kept. */
  private park(
    source: 'ask' | 'reply',
    { topic, partition }: ReadBatch,
    { offset, value }: KafkaMessage,
    reason: string,
    head?: QuestionHead,
  ): void {
    const detail = { bytes: value?.length ?? 0, pattern: head?.pattern, from: head?.from }
    this.parts.letters.park({ source, topic, partition, offset, reason, messageId: head?.id, detail })
  }
}

/** Every service but this one. */
export function allOthers(service: ServiceName): ServiceName[] {
  return serviceNames.filter((name) => name !== service)
}

/** Nothing here is worth waiting for a broker that is away. */
async function atMost(work: Promise<unknown>): Promise<void> {
  await inTime(2000, work).catch(() => undefined)
}
