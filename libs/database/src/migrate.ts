import type pg from 'pg'
import { DataSource, type DataSourceOptions } from 'typeorm'
import { StartError } from '#contracts'
import { limits, patiently } from './connections/limits.js'
import type { ServiceDatabaseAddress } from './roles.js'
import { reach } from './connections/reach.js'

/** What a service keeps: its entities and the explicit SQL migrations that make their tables. */
export interface Schema {
  // eslint-disable-next-line @typescript-eslint/no-unsafe-function-type -- TypeORM's own type for entity classes
  entities?: Function[]
  // eslint-disable-next-line @typescript-eslint/no-unsafe-function-type -- TypeORM's own type for migration classes
  migrations: Function[]
}

/** Brings a database to its schema, as its owner; throws {@link StartError} with one sentence where that fails. */
export async function migrate(address: ServiceDatabaseAddress, schema: Schema): Promise<void> {
  const { host, port, stream } = reach<pg.ClientConfig>({
    ...address.owner,
    host: address.host,
    port: address.port,
    database: address.database,
  })
  const settings: DataSourceOptions = {
    type: 'postgres',
    host,
    port,
    database: address.database,
    username: address.owner.user,
    password: address.owner.password,
    migrations: schema.migrations as never,
    migrationsTransactionMode: 'all',
    poolSize: 1,
    connectTimeoutMS: 5000,
    extra: { statement_timeout: limits.migration, stream },
    installExtensions: false,
  }
  const owner = await patiently(() => new DataSource(settings).initialize()).catch(() => {
    throw new StartError(
      `PostgreSQL at ${address.host}:${address.port} does not let ${address.owner.user} into ${address.database}. Check DATABASE_HOST, DATABASE_PORT and the passwords, and that the databases were provisioned.`,
    )
  })
  try {
    await owner.query('select pg_advisory_lock(727274)')
    await refuseNewerDatabase(owner, address.database)
    await owner.runMigrations().catch((error: unknown) => refuseHalf(error, address.database))
  } finally {
    await owner.destroy()
  }
}

/** All migrations of a start are one transaction. A database's words may quote values; its code and place do not. */
function refuseHalf(error: unknown, database: string): never {
  const { code = 'no code', table, stack } = error as { code?: string; table?: string; stack?: string }
  const [, migration] = /at (\w+)\.up /.exec(stack ?? '') ?? []
  const where = [migration, table && `table ${table}`, `code ${code}`].filter(Boolean).join(', ')
  throw new StartError(
    `A migration of the database ${database} failed (${where}). Everything of it was rolled back; start the version from before, or repair the cause.`,
  )
}

async function refuseNewerDatabase(owner: DataSource, database: string): Promise<void> {
  const [table] = await owner.query<{ name: string | null }[]>(`select to_regclass('public.migrations')::text as name`)
  if (!table?.name) return
  const known = new Set(owner.migrations.map((migration) => migration.name ?? migration.constructor.name))
  const applied = await owner.query<{ name: string }[]>('select name from migrations')
  const unknown = applied.filter((row) => !known.has(row.name))
  if (unknown.length > 0) {
    throw new StartError(
      `The database ${database} was migrated by a newer version (${unknown.map((row) => row.name).join(', ')}). Start that version, or restore a backup.`,
    )
  }
}
