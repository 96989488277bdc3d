import { randomBytes } from 'node:crypto'
import pg from 'pg'
import type { ServiceName } from '#contracts'
import { Database, provisionDatabase, type Schema, type ServerAddress, type ServiceDatabaseAddress } from '#database'

/** A service's database that lives as long as one test file. */
export interface ThrowAwayDatabase {
  database: Database
  address: ServiceDatabaseAddress
  /** Connects as the owner, for what the service itself may not do. */
  asOwner<T>(work: (client: pg.Client) => Promise<T>): Promise<T>
  /** Cuts every connection the service has, as a restart of the server would. */
  cut(): Promise<void>
  drop(): Promise<void>
}

/** The administrator's address of the run's PostgreSQL server. */
export function testServer(): ServerAddress {
  const address = process.env['MOTLAN_TEST_SERVER']
  if (!address) throw new TypeError('The test server is not running: this test needs the project "int" or "story".')
  return JSON.parse(address) as ServerAddress
}

/** Makes, migrates and opens a database of its own for one service. */
export async function throwAwayDatabase(definition: {
  name: ServiceName
  database?: Schema
}): Promise<ThrowAwayDatabase> {
  const server = testServer()
  const address = await provisionDatabase(server, `t${randomBytes(5).toString('hex')}`, definition.name)
  const database = await Database.open(address, definition.database ?? { migrations: [] }, { pool: 4 })
  const connect = async <T>(
    user: { user: string; password: string },
    name: string,
    work: (client: pg.Client) => Promise<T>,
  ) => {
    const client = new pg.Client({ host: server.host, port: server.port, database: name, ...user })
    await client.connect()
    try {
      return await work(client)
    } finally {
      await client.end()
    }
  }
  return {
    database,
    address,
    asOwner: (work) => connect(address.owner, address.database, work),
    async cut() {
      await connect({ user: server.user, password: server.password }, 'postgres', (client) =>
        client.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [address.database]),
      )
    },
    async drop() {
      await database.close()
      await connect({ user: server.user, password: server.password }, 'postgres', (client) =>
        client.query(`drop database "${address.database}" with (force)`),
      )
    },
  }
}
