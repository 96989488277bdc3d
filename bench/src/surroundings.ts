import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { keepingServices, type KeepingService, type ServiceName } from '#contracts'
import { EmbeddedServer, provisionDatabase, type ServiceDatabaseAddress } from '#database'
import { createMissingKeys } from '#platform'
import { filledRegistries, loadRegistries } from '../../tools/generate/load-registries.js'
import { startKafka, type KafkaServer } from '../../tools/kafka/kafka.js'
import { childrenOf, type Counted } from './processes/usage.js'

/** The seed of the people the benchmark generates. */
export const seed = 1

const passwords = { owner: 'owner-of-the-benchmark', app: 'app-of-the-benchmark' }

/** Real Kafka, real PostgreSQL with generated people, and keys, in a directory that is removed afterwards. */
export class Surroundings {
  /** Named `prefix` at broker and database, so that several can share them. */
  private constructor(
    private readonly prefix: string,
    readonly directory: string,
    readonly brokers: string[],
    readonly databases: Record<KeepingService, ServiceDatabaseAddress>,
    private readonly kafka: KafkaServer,
    private readonly postgres: EmbeddedServer,
  ) {}

  static async start(people: number): Promise<Surroundings> {
    const directory = mkdtempSync(join(tmpdir(), 'motlan-bench-'))
    const kafka = await startKafka({ isOptimised: true, isSteady: true })
    const postgres = await EmbeddedServer.start(join(directory, 'postgres'), { durable: true })
    const databases = await filledDatabases(postgres, 'bench', people)
    createMissingKeys(join(directory, 'keys'))
    return new Surroundings('bench', directory, kafka.brokers, databases, kafka, postgres)
  }

  /** Databases of their own with other people on the same servers; they go when this one stops. */
  async beside(prefix: string, people: number): Promise<Surroundings> {
    const databases = await filledDatabases(this.postgres, prefix, people)
    return new Surroundings(prefix, this.directory, this.brokers, databases, this.kafka, this.postgres)
  }

  /** Kafka and PostgreSQL as processes whose cost is counted. */
  get counted(): Counted[] {
    const broker = childrenOf(process.pid, 'java')[0]
    return [
      ...(broker === undefined ? [] : [{ name: 'kafka', pid: broker }]),
      { name: 'postgres', pid: this.postgres.processId, withChildren: true },
    ]
  }

  /** The environment every service of the system starts with. */
  get environment(): Record<string, string> {
    const { host, port } = this.databases.dossiers
    return {
      NODE_ENV: 'production',
      DEMO: 'false',
      DATA_DIR: this.directory,
      KEYS_DIR: join(this.directory, 'keys'),
      KAFKA_BROKERS: this.brokers.join(','),
      DATABASE_HOST: host,
      DATABASE_PORT: String(port),
      KAFKA_NAMESPACE: this.prefix === 'bench' ? '' : this.prefix,
      DATABASE_PREFIX: this.prefix,
      DATABASE_OWNER_PASSWORD: passwords.owner,
      DATABASE_APP_PASSWORD: passwords.app,
    }
  }

  async stop(): Promise<void> {
    await Promise.all([this.kafka.stop(), this.postgres.stop()])
    rmSync(this.directory, { recursive: true, force: true })
  }
}

async function filledDatabases(
  postgres: EmbeddedServer,
  prefix: string,
  people: number,
): Promise<Record<KeepingService, ServiceDatabaseAddress>> {
  const addresses = await Promise.all(
    keepingServices.map(
      async (name) => [name, await provisionDatabase(postgres.address, prefix, name, passwords)] as const,
    ),
  )
  const databases = Object.fromEntries(addresses) as Record<KeepingService, ServiceDatabaseAddress>
  await loadRegistries({ people, seed }, filledRegistries, ({ name }: { name: ServiceName }) =>
    Promise.resolve(databases[name as KeepingService]),
  )
  return databases
}
