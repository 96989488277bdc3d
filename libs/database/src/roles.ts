import { createHmac } from 'node:crypto'
import type pg from 'pg'
import type { ServiceName } from '#contracts'
import type { ServerAddress } from './server/embedded-server.js'
import { ownConnection } from './connections/own-connection.js'

/** How a service reaches its own database, once as owner (migrations) and once as the role that runs it. */
export interface ServiceDatabaseAddress {
  host: string
  port: number
  database: string
  owner: { user: string; password: string }
  app: { user: string; password: string }
}

/** A role's password on a server whose administrator password we know: derived, so it need not be stored. */
export function derivedPassword(administrator: string, role: string): string {
  return createHmac('sha256', administrator).update(role).digest('hex')
}

/**
 * Makes the database of a service with its two roles, when they are missing, and sets their passwords:
 * `<database>_owner` owns it, `<database>_app` may connect and nothing else until a migration grants it.
 */
export async function provisionDatabase(
  server: ServerAddress,
  prefix: string,
  service: ServiceName,
  passwords?: { owner: string; app: string },
): Promise<ServiceDatabaseAddress> {
  const database = `${prefix}_${service}`
  const owner = {
    user: `${database}_owner`,
    password: passwords?.owner ?? derivedPassword(server.password, `${database}_owner`),
  }
  const app = {
    user: `${database}_app`,
    password: passwords?.app ?? derivedPassword(server.password, `${database}_app`),
  }
  await asAdministrator(server, 'postgres', async (client) => {
    for (const role of [owner, app]) {
      const name = client.escapeIdentifier(role.user)
      const { rowCount } = await client.query('select 1 from pg_roles where rolname = $1', [role.user])
      await client.query(
        `${rowCount ? 'alter' : 'create'} role ${name} login password ${client.escapeLiteral(role.password)}`,
      )
    }
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [database])
    if (!rowCount) {
      await client.query(
        `create database ${client.escapeIdentifier(database)} owner ${client.escapeIdentifier(owner.user)}`,
      )
    }
    await client.query(`revoke all on database ${client.escapeIdentifier(database)} from public`)
    await client.query(
      `grant connect on database ${client.escapeIdentifier(database)} to ${client.escapeIdentifier(app.user)}`,
    )
  })
  await asAdministrator(server, database, async (client) => {
    const ownerName = client.escapeIdentifier(owner.user)
    const appName = client.escapeIdentifier(app.user)
    await client.query(`alter schema public owner to ${ownerName}`)
    await client.query(`grant usage on schema public to ${appName}`)
    await client.query(
      `alter default privileges for role ${ownerName} grant select, insert, update, delete on tables to ${appName}`,
    )
    await client.query(`alter default privileges for role ${ownerName} grant usage on sequences to ${appName}`)
  })
  return { host: server.host, port: server.port, database, owner, app }
}

async function asAdministrator(
  server: ServerAddress,
  database: string,
  work: (client: pg.Client) => Promise<void>,
): Promise<void> {
  const client = await ownConnection({ ...server, database })
  try {
    await work(client)
  } finally {
    await client.end()
  }
}
