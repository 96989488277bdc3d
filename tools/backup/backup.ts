import { createReadStream, createWriteStream, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createGunzip, createGzip } from 'node:zlib'
import pg from 'pg'
import { from as copyFrom, to as copyTo } from 'pg-copy-streams'
import { busTables } from '#bus'
import { keepingServices, registryServices, type KeepingService, StartError } from '#contracts'
import { Database, type ServerAddress, type ServiceDatabaseAddress } from '#database'
import { definitionOf } from '../../apps/all-in-one/src/services.js'

/**
 * In this order: dossiers first, then those that know more with time. So every look-up of a dossier in the backup has
 * its record in the exchange's and in the registry's, though the databases are not of the same moment.
 */
const inOrder: readonly KeepingService[] = [
  ...new Set<KeepingService>(['dossiers', 'exchange', ...registryServices, ...keepingServices]),
]

interface Contents {
  takenAt: string
  migrations: string[]
  tables: string[]
}

/** Writes all tables of every service's database, each database as of one moment, while the services run. */
export async function backUp(server: ServerAddress, prefix: string, directory: string): Promise<void> {
  for (const service of inOrder) {
    const target = join(directory, service)
    mkdirSync(target, { recursive: true, mode: 0o700 })
    await within(server, `${prefix}_${service}`, async (client) => {
      await client.query('begin isolation level repeatable read read only')
      const tables = await tablesOf(client)
      for (const table of tables) {
        const rows = client.query(copyTo(`copy ${await sourceOf(client, table)} to stdout`))
        await pipeline(rows, createGzip(), createWriteStream(join(target, `${table}.copy.gz`), { mode: 0o600 }))
      }
      const contents: Contents = { takenAt: new Date().toISOString(), migrations: await migrationsOf(client), tables }
      writeFileSync(join(target, 'contents.json'), JSON.stringify(contents, null, 2), { mode: 0o600 })
    })
  }
}

/**
 * Puts a backup into databases that were provisioned, with no service running; what they hold is replaced, each
 * database as a whole or not at all. Throws {@link StartError} where the backup is of another version.
 */
export async function restore(
  server: ServerAddress,
  directory: string,
  addressOf: (service: KeepingService) => ServiceDatabaseAddress,
): Promise<void> {
  for (const service of inOrder) {
    const address = addressOf(service)
    await migrated(service, address)
    const source = join(directory, service)
    const contents = JSON.parse(readFileSync(join(source, 'contents.json'), 'utf8')) as Contents
    await within(server, address.database, (client) => putBack(client, service, source, contents))
  }
}

async function putBack(client: pg.Client, service: string, source: string, contents: Contents): Promise<void> {
  const known = await migrationsOf(client)
  if (known.join() !== contents.migrations.join()) {
    throw new StartError(
      `The backup of ${service} is of another version (${contents.migrations.at(-1)}). Restore it with that version.`,
    )
  }
  await client.query('begin')
  await client.query('set local session_replication_role = replica') // rows come table by table, references in any order
  const tables = contents.tables.filter((table) => table !== 'public.migrations')
  await client.query(`truncate ${tables.join(', ')}`)
  for (const table of tables) {
    const rows = client.query(copyFrom(`copy ${table} from stdin`))
    await pipeline(createReadStream(join(source, `${table}.copy.gz`)), createGunzip(), rows)
  }
  await continueNumbers(client)
  await client.query('commit')
}

/** Numbers a table gives to its rows go on after the greatest there is. */
async function continueNumbers(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ table: string; column: string }>(
    `select format('%I.%I', table_schema, table_name) as table, column_name as column from information_schema.columns
     where table_schema <> 'information_schema' and table_schema not like 'pg_%' and is_identity = 'YES'`,
  )
  for (const { table, column } of rows) {
    await client.query(
      `select setval(pg_get_serial_sequence($1, $2), coalesce((select max("${column}") from ${table}), 0) + 1, false)`,
      [table, column],
    )
  }
}

async function migrated(service: KeepingService, address: ServiceDatabaseAddress): Promise<void> {
  const schema = (await definitionOf(service)).database
  const opened = await Database.open(
    address,
    { migrations: [...busTables, ...(schema?.migrations ?? [])] },
    { pool: 1 },
  )
  await opened.close()
}

async function tablesOf(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `select format('%I.%I', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where n.nspname not like 'pg_%' and n.nspname <> 'information_schema' and c.relkind in ('r', 'p') and not c.relispartition order by 1`,
  )
  return rows.map(({ name }) => name)
}

/** A table in pieces is copied by a query; an ordinary one by its name, which leaves out columns that are calculated. */
async function sourceOf(client: pg.Client, table: string): Promise<string> {
  const { rows } = await client.query('select 1 from pg_partitioned_table where partrelid = $1::regclass', [table])
  return rows.length > 0 ? `(select * from ${table})` : table
}

async function migrationsOf(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>('select name from migrations order by name')
  return rows.map(({ name }) => name)
}

async function within(server: ServerAddress, database: string, work: (client: pg.Client) => Promise<void>) {
  const client = new pg.Client({ ...server, database })
  await client.connect()
  try {
    await work(client)
  } finally {
    await client.end()
  }
}
