import getPort from 'get-port'
import { KafkaCluster } from '../../kafka/cluster.js'
import { startKafka, type KafkaServer } from '../../kafka/kafka.js'
import type { NetworkLine } from '../network.js'

/** The brokers of a run and where services find them. */
export interface Brokers {
  kafka: KafkaServer
  /** `host:port` as services are told. */
  addresses: string[]
  /** What services are told of copies. */
  env: Record<string, string>
}

/** One broker behind a line, or several, of which the first has the line and the small disk. */
export async function startBrokers(count: number, disk: string, line: NetworkLine): Promise<Brokers> {
  const ports = await Promise.all(Array.from({ length: count }, () => getPort({ host: '127.0.0.1' })))
  const [first = 0, ...others] = ports
  line.leadTo(first)
  const behindLine = { dir: disk, port: first, advertisedPort: line.port }
  const addresses = [line.port, ...others].map((port) => `127.0.0.1:${port}`)
  if (others.length === 0) return { kafka: await startKafka(behindLine), addresses, env: {} }
  const minInsync = count - 1
  const kafka = await KafkaCluster.start({ nodes: [behindLine, ...others.map((port) => ({ port }))], minInsync })
  const env = { KAFKA_REPLICATION_FACTOR: String(count), KAFKA_MIN_INSYNC_REPLICAS: String(minInsync) }
  return { kafka, addresses, env }
}
