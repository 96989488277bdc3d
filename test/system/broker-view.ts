import { randomUUID } from 'node:crypto'
import { AssignerProtocol, Kafka, logLevel, type Admin, type IHeaders, type Message } from 'kafkajs'

/** A message as it lies on the broker; `text` is all of it. */
export interface StoredMessage {
  topic: string
  key: string
  text: string
  partition: number
  offset: string
  value: Buffer | null
  headers: IHeaders
}

/** The topics of one system as the broker's administrator sees them. Names are given without the namespace. */
export class BrokerView {
  private constructor(
    private readonly kafka: Kafka,
    private readonly admin: Admin,
    private readonly prefix: string,
  ) {}

  static async open(brokers: string[], namespace: string): Promise<BrokerView> {
    const kafka = new Kafka({ brokers, logLevel: logLevel.NOTHING })
    const admin = kafka.admin()
    await admin.connect()
    return new BrokerView(kafka, admin, `${namespace}.`)
  }

  /** Every topic of the system. */
  async topics(): Promise<string[]> {
    const names = await this.admin.listTopics()
    return names.filter((name) => name.startsWith(this.prefix)).map((name) => name.slice(this.prefix.length))
  }

  /** How many messages were ever written to a topic. */
  async written(topic: string): Promise<number> {
    const offsets = await this.admin.fetchTopicOffsets(this.prefix + topic)
    return offsets.reduce((sum, { high }) => sum + Number(high), 0)
  }

  /** {@link written} of several topics, by name. */
  async writtenTo<T extends string>(topics: readonly T[]): Promise<Record<T, number>> {
    const counted = await Promise.all(topics.map(async (topic) => [topic, await this.written(topic)] as const))
    return Object.fromEntries(counted) as Record<T, number>
  }

  /** Everything that lies in the given topics, from their beginning to their present end. */
  async read(topics: string[]): Promise<StoredMessage[]> {
    const ends = new Map<string, number>()
    for (const topic of topics) {
      for (const { partition, low, high } of await this.admin.fetchTopicOffsets(this.prefix + topic)) {
        if (Number(high) > Number(low)) ends.set(`${this.prefix}${topic}/${partition}`, Number(high))
      }
    }
    const found: StoredMessage[] = []
    const deadline = Date.now() + 30_000
    const groupId = `${this.prefix}view.${randomUUID()}`
    const consumer = this.kafka.consumer({ groupId })
    await consumer.connect()
    await consumer.subscribe({ topics: topics.map((topic) => this.prefix + topic), fromBeginning: true })
    let looking: NodeJS.Timeout | undefined
    const read = new Promise<void>((done, failed) => {
      if (ends.size === 0) done()
      const look = async () => {
        await this.forgetRemoved(ends)
        if (ends.size === 0) done()
        if (Date.now() > deadline) failed(new Error(`Not read to their ends: ${[...ends.keys()].join(', ')}`))
      }
      looking = setInterval(() => void look().catch(failed), 1000)
      consumer.on(consumer.events.CRASH, ({ payload }) => failed(payload.error))
      const run = consumer.run({
        autoCommit: false,
        eachBatch: async ({ batch }) => {
          for (const { key, value, headers = {}, offset } of batch.messages) {
            const heads = Object.entries(headers).map(([name, head]) => `${name}: ${String(head)}`)
            const name = key?.toString() ?? ''
            const text = [name, value?.toString() ?? '', ...heads].join('\n')
            const { partition, topic } = batch
            found.push({ topic: topic.slice(this.prefix.length), key: name, text, partition, offset, value, headers })
          }
          const place = `${batch.topic}/${batch.partition}`
          if (Number(batch.lastOffset()) + 1 >= (ends.get(place) ?? 0)) ends.delete(place)
          if (ends.size === 0) done()
        },
      })
      run.catch(failed)
    })
    await read.finally(async () => {
      clearInterval(looking)
      await consumer.disconnect()
    })
    await this.admin.deleteGroups([groupId]).catch(() => undefined)
    return found
  }

  /** What the broker has removed meanwhile, because it was old, nobody can read any more. */
  private async forgetRemoved(ends: Map<string, number>): Promise<void> {
    for (const topic of new Set([...ends.keys()].map((place) => place.slice(0, place.lastIndexOf('/'))))) {
      for (const { partition, low } of await this.admin.fetchTopicOffsets(topic)) {
        const place = `${topic}/${partition}`
        if (Number(low) >= (ends.get(place) ?? Infinity)) ends.delete(place)
      }
    }
  }

  /** Who reads, in a line for each group whose name begins so: its state, its members with their partitions, what is unread. */
  async readers(beginning: string): Promise<string[]> {
    const { groups: all } = await this.admin.listGroups()
    const names = all.map(({ groupId }) => groupId).filter((name) => name.startsWith(this.prefix + beginning))
    const { groups } = await this.admin.describeGroups(names)
    return Promise.all(
      groups.map(async ({ groupId, state, members }) => {
        const named = members.map(({ clientId, memberAssignment }) => {
          const assigned = AssignerProtocol.MemberAssignment.decode(memberAssignment)?.assignment ?? {}
          return `${clientId} has ${Object.values(assigned).flat().join(' ') || 'none'}`
        })
        const offsets = await this.admin.fetchOffsets({ groupId })
        const unread = offsets.map(async ({ topic, partitions }) => {
          const ends = await this.admin.fetchTopicOffsets(topic)
          const behind = partitions.map(({ partition, offset }) => {
            const { high = '0' } = ends.find((end) => end.partition === partition) ?? {}
            return `${partition}: ${Number(high) - Math.max(0, Number(offset))}`
          })
          return `${topic} ${behind.join(', ')}`
        })
        const lines = (await Promise.all(unread)).join('; ')
        return `${groupId} is ${state}: ${named.join(', ') || 'nobody'}; unread ${lines || 'unknown'}`
      }),
    )
  }

  /** Writes messages into a topic, whatever they are; returns the place of each. */
  async write(topic: string, messages: Message[]): Promise<{ partition: number; offset: string }[]> {
    // idempotent: what is sent again over a broken line is still there once
    const producer = this.kafka.producer({ allowAutoTopicCreation: false, idempotent: true, maxInFlightRequests: 1 })
    await producer.connect()
    try {
      const places: { partition: number; offset: string }[] = []
      for (const message of messages) {
        const [place] = await producer.send({ topic: this.prefix + topic, messages: [message] })
        places.push({ partition: place?.partition ?? -1, offset: place?.baseOffset ?? '' })
      }
      return places
    } finally {
      await producer.disconnect()
    }
  }

  /** Makes a group that nobody is in read a topic from its beginning again. */
  async rewind(group: string, topic: string): Promise<void> {
    await this.admin.resetOffsets({ groupId: this.prefix + group, topic: this.prefix + topic, earliest: true })
  }

  /** Removes topics with all that lies in them. */
  async remove(topics: string[]): Promise<void> {
    await this.admin.deleteTopics({ topics: topics.map((topic) => this.prefix + topic) })
  }

  async close(): Promise<void> {
    await this.admin.disconnect()
  }
}
