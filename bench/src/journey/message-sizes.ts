import { setTimeout as pause } from 'node:timers/promises'
import type { KafkaMessage } from 'kafkajs'
import { askedRegistries } from '../sizes.js'
import { fastKafka } from '../ceiling/kafka.js'
import type { MessageSizes } from '../sizes.js'

const readForMs = 3000

/** What the benchmark reads of the heads that travel in clear beside sealed values. */
interface Head {
  from: string
  pattern?: string
  replies?: unknown[]
}

/** Mean bytes of the questions and replies between exchange and registries that Kafka still holds. */
export async function measureMessageSizes(brokers: string[]): Promise<MessageSizes> {
  const kafka = fastKafka('bench-sizes', brokers)
  const admin = kafka.admin()
  await admin.connect()
  const names = await admin.listTopics()
  await admin.disconnect()
  const questions = new Means()
  const replies = new Means()
  const consumer = kafka.consumer({ groupId: `bench-sizes-${Date.now()}` })
  await consumer.connect()
  const topics = names.filter((name) => name.startsWith('exchange.replies.') || isRequestTopic(name))
  await consumer.subscribe({ topics, fromBeginning: true })
  await consumer.run({
    autoCommit: false,
    eachBatch: async ({ batch }) => {
      for (const message of batch.messages) {
        const { head, bytes } = weigh(message)
        if (!head) continue
        if (!isRequestTopic(batch.topic)) replies.add(head.from, bytes, head.replies?.length ?? 0)
        else if (head.pattern?.endsWith('.answer.v1')) questions.add(batch.topic.split('.')[0] ?? '', bytes, 1)
      }
    },
  })
  await pause(readForMs)
  await consumer.disconnect()
  const sizes = askedRegistries.map((id) => [id, { question: questions.of(id), reply: replies.of(id) }] as const)
  return Object.fromEntries(sizes) as MessageSizes
}

function isRequestTopic(name: string): boolean {
  return askedRegistries.some((id) => name === `${id}.asks`)
}

function weigh({ headers, value }: KafkaMessage): { head: Head | undefined; bytes: number } {
  const text = headers?.['head']?.toString() ?? ''
  const head = text === '' ? undefined : (JSON.parse(text) as Head)
  return { head, bytes: (value?.length ?? 0) + Buffer.byteLength(text) }
}

/** Sums of bytes and numbers of messages by name. */
class Means {
  private readonly sums = new Map<string, { bytes: number; messages: number }>()

  add(name: string, bytes: number, messages: number): void {
    if (messages === 0) return
    const sum = this.sums.get(name) ?? { bytes: 0, messages: 0 }
    this.sums.set(name, { bytes: sum.bytes + bytes, messages: sum.messages + messages })
  }

  of(name: string): number {
    const { bytes, messages } = this.sums.get(name) ?? { bytes: 0, messages: 0 }
    return Math.round(bytes / Math.max(1, messages))
  }
}
