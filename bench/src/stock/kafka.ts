import { Kafka, logLevel } from 'kafkajs'
import { Transport, type KafkaOptions } from '@nestjs/microservices'
import { askedRegistries } from '../sizes.js'

/** The pattern of the question to the exchange. */
export const lookupPattern = 'stock.lookup'

/** The pattern of the question to one registry. */
export function answerPattern(registry: string): string {
  return `stock.answer.${registry}`
}

/** Nest's own Kafka transport as its documentation sets it up. */
export function stockOptions(name: string, brokers: string[]): KafkaOptions {
  return {
    transport: Transport.KAFKA,
    options: {
      client: { clientId: name, brokers, logLevel: logLevel.NOTHING },
      consumer: { groupId: name, allowAutoTopicCreation: false },
      producer: { allowAutoTopicCreation: false },
    },
  }
}

/** Makes the topics of all questions and replies. */
export async function createStockTopics(brokers: string[]): Promise<void> {
  const admin = new Kafka({ clientId: 'stock-admin', brokers, logLevel: logLevel.NOTHING }).admin()
  await admin.connect()
  const patterns = [lookupPattern, ...askedRegistries.map(answerPattern)]
  const topics = patterns.flatMap((pattern) => [
    { topic: pattern, numPartitions: 4 },
    { topic: `${pattern}.reply`, numPartitions: 1 },
  ])
  await admin.createTopics({ topics, waitForLeaders: true })
  await admin.disconnect()
}
