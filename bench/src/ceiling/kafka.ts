import { connect } from 'node:net'
import { Kafka, logLevel, type KafkaMessage } from 'kafkajs'
import { patchKafkajs } from '../../../libs/bus/src/kafka/connection/patches.js'

/** Partitions of a request topic: what the system gives its own. */
export const requestPartitions = 4

/** The request topic of an answerer. */
export function requestTopic(name: string): string {
  return `ceiling.${name}`
}

/** The asker's reply topic; it has one partition. */
export const replyTopic = 'ceiling.replies'

/** A kafkajs client as fast as it gets: without the idle timers of 2.2.4, without Nagle's delay. */
export function fastKafka(clientId: string, brokers: string[]): Kafka {
  patchKafkajs()
  return new Kafka({
    clientId,
    brokers,
    logLevel: logLevel.NOTHING,
    socketFactory: ({ host, port, onConnect }) => connect({ host, port, noDelay: true }, onConnect),
  })
}

const commitEveryMs = 2000

/**
 * Reads one topic as the only member of its group; settles when the group is joined. Offsets are committed by a timer:
 * with `autoCommit` kafkajs commits after each batch of each partition and waits for it before the next fetch.
 */
export async function readTopic(kafka: Kafka, topic: string, read: (messages: KafkaMessage[]) => void): Promise<void> {
  const consumer = kafka.consumer({ groupId: `${topic}.readers`, minBytes: 1, maxWaitTimeInMs: 200 })
  const joined = new Promise<void>((resolve) => void consumer.on(consumer.events.GROUP_JOIN, () => resolve()))
  const offsets = new Map<number, string>()
  await consumer.connect()
  await consumer.subscribe({ topic, fromBeginning: false })
  await consumer.run({
    autoCommit: false,
    eachBatch: async ({ batch }) => {
      read(batch.messages)
      offsets.set(batch.partition, String(Number(batch.lastOffset()) + 1))
    },
  })
  await joined
  setInterval(() => {
    const read = [...offsets].map(([partition, offset]) => ({ topic, partition, offset }))
    offsets.clear()
    if (read.length > 0) consumer.commitOffsets(read).catch(() => undefined)
  }, commitEveryMs)
}
