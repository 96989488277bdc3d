import type { BusOptions } from '#bus'
import type { BusSettings } from '../config/settings.js'
import { StartError } from '#contracts'

/** How the bus reaches Kafka, from the settings; with a user name it signs in (SCRAM). */
export function kafkaOptions(settings: BusSettings): NonNullable<BusOptions['kafka']> {
  const { kafkaUsername: username, kafkaPassword: password = '' } = settings
  return {
    brokers: settings.kafkaBrokers,
    ...(settings.kafkaNamespace ? { namespace: settings.kafkaNamespace } : {}),
    requestPartitions: settings.kafkaPartitions,
    replicationFactor: settings.kafkaReplicationFactor,
    minInsyncReplicas: settings.kafkaMinInsyncReplicas,
    ssl: settings.kafkaTls,
    ...(username ? { sasl: { mechanism: 'scram-sha-256' as const, username, password } } : {}),
  }
}

/** A topic that needs more copies than it has takes no fact at all: throws {@link StartError} with one sentence. */
export function assertCopiesFit({ kafkaReplicationFactor: copies, kafkaMinInsyncReplicas: needed }: BusSettings): void {
  if (needed <= copies) return
  throw new StartError(
    `KAFKA_MIN_INSYNC_REPLICAS is ${needed}, KAFKA_REPLICATION_FACTOR ${copies}: a topic with fewer copies than it needs takes nothing. Set the first to at most the second; 2 and 3 survive the loss of any one broker.`,
  )
}
