import { setTimeout as pause } from 'node:timers/promises'
import type { Admin, ITopicConfig } from 'kafkajs'
import { requestTopic, type ServiceName } from '#contracts'
import type { KafkaOptions } from './kafka-options.js'
import { NotKnownYet, onceSettled } from './waiting/settling.js'

/** More than the bus sends: what is larger than allowed arrives and is parked, it does not vanish. */
const roomForPoison = '4194304'

/** Names and creates the topics of one system. */
export class Topics {
  private readonly prefix: string

  constructor(private readonly options: KafkaOptions) {
    this.prefix = options.namespace ? `${options.namespace}.` : ''
  }

  requests(service: ServiceName): string {
    return this.prefix + requestTopic(service)
  }

  replies(service: ServiceName, instance: string): string {
    return `${this.prefix}${service}.replies.${instance}`
  }

  /** Whether a topic can be the reply topic of an instance of this service. */
  isReplyTopicOf(service: ServiceName, topic: string): boolean {
    const begin = this.replies(service, '')
    return topic.startsWith(begin) && /^[\w-]{1,64}$/.test(topic.slice(begin.length))
  }

  /** The topic of facts or state as it is called on the broker. */
  named(topic: string): string {
    return this.prefix + topic
  }

  /** The contract's name of a topic on the broker. */
  contractOf(name: string): string {
    return name.slice(this.prefix.length)
  }

  /** Questions are worth nothing after a minute. */
  requestConfig(service: ServiceName): ITopicConfig {
    const partitions = this.options.requestPartitions ?? 4
    return this.config(this.requests(service), partitions, { 'retention.ms': '60000', 'segment.ms': '60000' })
  }

  replyConfig(service: ServiceName, instance: string): ITopicConfig {
    return this.config(this.replies(service, instance), 1, { 'retention.ms': '60000', 'segment.ms': '60000' })
  }

  /** Facts stay a week; a reader's inbox remembers them longer. */
  factConfig(topic: string): ITopicConfig {
    return this.config(this.named(topic), this.options.factPartitions ?? 4, { 'retention.ms': '604800000' })
  }

  stateConfig(topic: string): ITopicConfig {
    return this.config(this.named(topic), 1, { 'cleanup.policy': 'compact', 'segment.ms': '3600000' })
  }

  private config(topic: string, numPartitions: number, entries: Record<string, string>): ITopicConfig {
    const { replicationFactor = 1, minInsyncReplicas = 1 } = this.options
    const written = { 'max.message.bytes': roomForPoison, 'min.insync.replicas': String(minInsyncReplicas) }
    const configEntries = Object.entries({ ...written, ...entries }).map(([name, value]) => ({ name, value }))
    return { topic, numPartitions, replicationFactor, configEntries }
  }
}

/** Creates the topics that are missing and returns when each has its leaders; waits for a broker that is busy. */
export async function createMissingTopics(admin: Admin, topics: readonly ITopicConfig[]): Promise<void> {
  if (topics.length > 0) await onceSettled(() => createOnce(admin, topics))
}

async function createOnce(admin: Admin, topics: readonly ITopicConfig[]): Promise<void> {
  const existing = new Set(await admin.listTopics())
  const missing = topics.filter(({ topic }) => !existing.has(topic))
  if (missing.length === 0) return
  try {
    await admin.createTopics({ topics: missing, waitForLeaders: false })
  } catch (error) {
    const created = new Set(await admin.listTopics())
    if (missing.some(({ topic }) => !created.has(topic))) throw error
  }
  await leadersOf(
    admin,
    missing.map(({ topic }) => topic),
  )
}

/** Settles when every partition has a leader: the broker knows a new topic a moment before it hosts it. */
async function leadersOf(admin: Admin, topics: string[]): Promise<void> {
  const deadline = performance.now() + 15_000
  for (;;) {
    const metadata = await admin.fetchTopicMetadata({ topics }).catch((error: unknown) => {
      if (performance.now() > deadline) throw error
      return { topics: [] }
    })
    const led = metadata.topics.filter(({ partitions }) => partitions.every(({ leader }) => leader >= 0))
    if (led.length === topics.length) return
    if (performance.now() > deadline) throw new Error('New topics have no leaders after 15 s.')
    await pause(50)
  }
}

/** How many partitions a topic has; rejects with {@link NotKnownYet} while that is not known. */
export async function partitionCount(admin: Admin, topic: string): Promise<number> {
  const { topics } = await known(topic, () => admin.fetchTopicMetadata({ topics: [topic] }))
  const count = topics[0]?.partitions.length ?? 0
  if (count === 0) throw new NotKnownYet(notKnown(topic))
  return count
}

/**
 * The offset after the last record of a topic with one partition, once it is known. The client that asks is used for nothing
 * else: kafkajs never forgets a topic whose offsets it was asked for, and while the broker has lost that one it makes none.
 */
export async function endOf(createAdmin: () => Admin, topic: string): Promise<number> {
  const admin = createAdmin()
  await admin.connect()
  try {
    return await onceSettled(async () => {
      const [offsets] = await known(topic, () => admin.fetchTopicOffsets(topic))
      if (!offsets) throw new NotKnownYet(notKnown(topic))
      return Number(offsets.high)
    })
  } finally {
    await admin.disconnect()
  }
}

/** kafkajs reads from null or undefined where no partition has a leader. */
function known<T>(topic: string, ask: () => Promise<T>): Promise<T> {
  return ask().catch((error: unknown) => {
    throw error instanceof TypeError ? new NotKnownYet(notKnown(topic), { cause: error }) : error
  })
}

function notKnown(topic: string): string {
  return `The partitions of ${topic} are not known yet.`
}
