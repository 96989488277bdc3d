import { connect } from 'node:net'
import { Kafka, logLevel, type Consumer, type EachBatchPayload } from 'kafkajs'
import { patchKafkajs } from '../../../libs/platform/src/bus/kafka/patches.js'

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
    logLevel: logLevel.ERROR,
    socketFactory: ({ host, port, onConnect }) => connect({ host, port, noDelay: true }, onConnect),
  })
}

/** Reads one topic as the only member of its group; settles when the group is joined. Offsets are committed lazily. */
export async function readTopic(
  kafka: Kafka,
  topic: string,
  read: (batch: EachBatchPayload) => void,
): Promise<Consumer> {
  const consumer = kafka.consumer({
    groupId: `${topic}.readers`,
    minBytes: 1,
    maxWaitTimeInMs: 200,
    sessionTimeout: 30_000,
  })
  const joined = new Promise<void>((resolve) => void consumer.on(consumer.events.GROUP_JOIN, () => resolve()))
  await consumer.connect()
  await consumer.subscribe({ topic, fromBeginning: false })
  await consumer.run({
    autoCommitInterval: 2000,
    eachBatchAutoResolve: true,
    eachBatch: async (payload) => {
      read(payload)
      await payload.commitOffsetsIfNecessary()
    },
  })
  await joined
  return consumer
}
