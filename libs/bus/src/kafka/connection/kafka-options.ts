import type { SASLOptions } from 'kafkajs'
import type { ConnectionOptions } from 'node:tls'

/** How a service reaches Kafka. */
export interface KafkaOptions {
  brokers: string[]
  /** TLS; `true` trusts the machine's authorities. */
  ssl?: boolean | ConnectionOptions
  sasl?: SASLOptions
  /** Put before every topic and group name, so that several systems can share a broker. */
  namespace?: string
  /** Partitions a request topic is created with: at least two per instance (default 4). */
  requestPartitions?: number
  /** Partitions a topic of facts is created with (default 4). */
  factPartitions?: number
  /** Copies of each partition (default 1). */
  replicationFactor?: number
  /** Copies that must have a message before it counts as written, where all must be asked (default 1). */
  minInsyncReplicas?: number
  /** Milliseconds without a reader after which another instance's reply topic is removed (default 10 minutes). */
  abandonedAfterMs?: number
}
