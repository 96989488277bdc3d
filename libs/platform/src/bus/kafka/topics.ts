import type { Admin, ITopicConfig } from 'kafkajs'
import { requestTopic, type ServiceName } from '#contracts'
import type { KafkaOptions } from './kafka-options.js'

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

  factConfig(topic: string): ITopicConfig {
    return this.config(this.named(topic), this.options.factPartitions ?? 4, {})
  }

  stateConfig(topic: string): ITopicConfig {
    return this.config(this.named(topic), 1, { 'cleanup.policy': 'compact', 'segment.ms': '3600000' })
  }

  private config(topic: string, numPartitions: number, entries: Record<string, string>): ITopicConfig {
    const settings = { 'max.message.bytes': roomForPoison, ...entries }
    const configEntries = Object.entries(settings).map(([name, value]) => ({ name, value }))
    return { topic, numPartitions, replicationFactor: this.options.replicationFactor ?? 1, configEntries }
  }
}

/** Creates the topics that are missing and returns when each has its leaders. */
export async function createMissingTopics(admin: Admin, topics: ITopicConfig[]): Promise<void> {
  const existing = new Set(await admin.listTopics())
  const missing = topics.filter(({ topic }) => !existing.has(topic))
  if (missing.length === 0) return
  try {
    await admin.createTopics({ topics: missing, waitForLeaders: true })
  } catch (error) {
    const created = new Set(await admin.listTopics())
    if (missing.some(({ topic }) => !created.has(topic))) throw error
  }
}
