import { join } from 'node:path'
import type pg from 'pg'
import { type ServiceName, StartError } from '#contracts'
import type { DatabaseSettings } from '../config/settings.js'
import {
  claimServer,
  ownConnection,
  Database,
  EmbeddedServer,
  type Schema,
  provisionDatabase,
  type ServiceDatabaseAddress,
} from '#database'
import type { ServiceDefinition } from './service-definition.js'

/** Gives each service of a process its own database: on the configured server, or on an embedded one. */
export class DatabaseHost {
  private readonly addresses = new Map<ServiceName, ServiceDatabaseAddress>()

  private constructor(
    private readonly settings: DatabaseSettings,
    private readonly embedded: EmbeddedServer | undefined,
    private claim: { release(): Promise<void> } | undefined,
  ) {}

  static async open(
    settings: DatabaseSettings,
    dataDir: string,
    definitions: readonly ServiceDefinition[],
  ): Promise<DatabaseHost> {
    const needed = definitions.some(({ database }) => database !== undefined)
    const embedded =
      needed && !settings.databaseHost ? await EmbeddedServer.start(join(dataDir, 'postgres')) : undefined
    const claim = embedded && (await claimServer(embedded.address, dataDir))
    const host = new DatabaseHost(settings, embedded, claim)
    embedded?.keepRunning(async () => {
      host.claim = await claimServer(embedded.address, dataDir)
    })
    return host
  }

  async database(service: ServiceName, schema: Schema): Promise<Database> {
    const address = this.embedded
      ? await provisionDatabase(this.embedded.address, this.settings.databasePrefix, service)
      : this.configured(service)
    this.addresses.set(service, address)
    const { databasePool: pool, databaseReadHost: readHost } = this.settings
    return Database.open(address, schema, { pool, readHost })
  }

  /** A connection to a service's database as its owner, for its retention; the caller ends it. */
  asOwner(service: ServiceName): Promise<pg.Client> {
    const address = this.addresses.get(service)
    if (!address) throw new TypeError(`The database of ${service} is not open.`)
    const { host, port, database, owner } = address
    return ownConnection({ host, port, database, ...owner })
  }

  async close(): Promise<void> {
    await this.claim?.release().catch(() => undefined) // it ended with a killed server
    await this.embedded?.stop()
  }

  private configured(service: ServiceName): ServiceDatabaseAddress {
    const { databaseHost, databasePort, databasePrefix, databaseOwnerPassword, databaseAppPassword } = this.settings
    if (!databaseHost || !databaseOwnerPassword || !databaseAppPassword) {
      throw new StartError('DATABASE_HOST needs DATABASE_OWNER_PASSWORD and DATABASE_APP_PASSWORD (or their _FILE).')
    }
    const database = `${databasePrefix}_${service}`
    return {
      host: databaseHost,
      port: databasePort,
      database,
      owner: { user: `${database}_owner`, password: databaseOwnerPassword },
      app: { user: `${database}_app`, password: databaseAppPassword },
    }
  }
}
