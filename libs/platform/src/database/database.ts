import pg from 'pg'
import { DataSource, type DataSourceOptions, type EntityManager } from 'typeorm'
import { DomainError } from '#contracts'
import { endSilence } from '../connection/end-silence.js'
import { StartError } from '../service/start-error.js'
import { isConnectionLost, isExhausted } from './connection-lost.js'
import { Pipeline, streamOf } from './pipeline.js'
import type { ServiceDatabaseAddress } from './roles.js'

/**
 * A pool listens to its idle connections only and its borrower to the borrowed ones only, so the last word of a dying
 * server could meet a connection in between, as an exception that ends the process. A lost connection shows at its next
 * statement anyway.
 */
class SturdyClient extends pg.Client {
  constructor(config?: string | pg.ClientConfig) {
    super(config)
    this.on('error', () => undefined)
    endSilence(streamOf(this), 10_000)
  }
}

/** What a service keeps: its entities and the explicit SQL migrations that make their tables. */
export interface Schema {
  // eslint-disable-next-line @typescript-eslint/no-unsafe-function-type -- TypeORM's own type for entity classes
  entities?: Function[]
  // eslint-disable-next-line @typescript-eslint/no-unsafe-function-type -- TypeORM's own type for migration classes
  migrations: Function[]
}

/** Connections for transactions in a schema of its own: a second registry writes single statements only. */
const schemaPool = 2

/**
 * A service's database. Use {@link transaction} with TypeORM for changes of an aggregate, {@link read} for entities,
 * {@link query} for hot reads and {@link write} for hot single-statement writes; all speak as the role `<service>_app`.
 * When the server cannot be reached or has no room left they throw `unavailable` / `database_unavailable`.
 */
export class Database {
  private readonly reads: Pipeline
  private readonly writes: Pipeline

  private constructor(
    readonly dataSource: DataSource,
    readonly pool: pg.Pool,
    private readonly settings: pg.ClientConfig,
  ) {
    this.reads = new Pipeline(settings)
    this.writes = new Pipeline(settings)
  }

  /** Migrates as owner, then connects as the app role. */
  static async open(address: ServiceDatabaseAddress, schema: Schema, options: { pool: number }): Promise<Database> {
    await migrate(address, schema)
    const connection: pg.ClientConfig = {
      host: address.host,
      port: address.port,
      database: address.database,
      user: address.app.user,
      password: address.app.password,
      connectionTimeoutMillis: 2000,
    }
    return Database.connect(connection, schema.entities ?? [], options.pool)
  }

  /**
   * The same database as the same role, with a schema of its own that names without one are read in. Whoever asked for
   * it closes it.
   */
  inSchema(schema: string): Promise<Database> {
    return Database.connect({ ...this.settings, options: `-c search_path=${schema}` }, [], schemaPool)
  }

  private static async connect(
    connection: pg.ClientConfig,
    entities: NonNullable<Schema['entities']>,
    poolSize: number,
  ): Promise<Database> {
    const { host = '', port = 0, database: name = '', user = '', password, options } = connection
    const settings: DataSourceOptions = {
      type: 'postgres',
      host,
      port,
      database: name,
      username: user,
      password: password as string,
      entities: entities as never,
      synchronize: false,
      poolSize,
      connectTimeoutMS: 2000,
      extra: { idleTimeoutMillis: 60_000, Client: SturdyClient, options },
      installExtensions: false,
    }
    const dataSource = await patiently(() => new DataSource(settings).initialize())
    const pool = new pg.Pool({ ...connection, max: 4, Client: SturdyClient })
    pool.on('error', () => undefined) // an idle connection was cut; the next one is made anew
    const database = new Database(dataSource, pool, connection)
    await patiently(() => Promise.all([database.reads.query('select 1', []), database.writes.query('select 1', [])]))
    return database
  }

  /** A connection of its own for work that is silent for long, as copying tables is; the caller ends it. */
  async connection(): Promise<pg.Client> {
    const client = new pg.Client(this.settings)
    client.on('error', () => undefined) // a lost connection shows at its next statement
    await client.connect()
    return client
  }

  /** Rows of one statement on the pipelined connection for reads. */
  query<R>(text: string, values: unknown[] = []): Promise<R[]> {
    return this.reads.query<R>(text, values).catch(explain)
  }

  /** One writing statement, its own transaction, on the pipelined connection for writes. */
  write<R>(text: string, values: unknown[] = []): Promise<R[]> {
    return this.writes.query<R>(text, values).catch(explain)
  }

  /** Entities as they are now, outside any transaction. */
  read<T>(work: (entities: EntityManager) => Promise<T>): Promise<T> {
    return work(this.dataSource.manager).catch(explain)
  }

  /** One transaction; what `work` throws rolls it back. */
  transaction<T>(work: (tx: EntityManager) => Promise<T>): Promise<T> {
    return this.dataSource.transaction(work).catch(explain)
  }

  async close(): Promise<void> {
    await Promise.all([this.reads.close(), this.writes.close(), this.pool.end(), this.dataSource.destroy()])
  }
}

/** SQL that leaves the app role only INSERT and SELECT on a table of history. */
export function appendOnly(table: string): string {
  return `do $$ begin
    execute format('revoke update, delete, truncate on ${table} from %I', replace(current_user, '_owner', '_app'));
  end $$`
}

async function migrate(address: ServiceDatabaseAddress, schema: Schema): Promise<void> {
  const settings: DataSourceOptions = {
    type: 'postgres',
    host: address.host,
    port: address.port,
    database: address.database,
    username: address.owner.user,
    password: address.owner.password,
    migrations: schema.migrations as never,
    migrationsTransactionMode: 'all',
    poolSize: 1,
    connectTimeoutMS: 5000,
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

/** Tries again what ran out of time: a machine on which everything starts at once answers late, and that is no reason to give up. */
async function patiently<T>(connect: () => Promise<T>): Promise<T> {
  const deadline = Date.now() + 20_000
  for (;;) {
    try {
      return await connect()
    } catch (error) {
      if (Date.now() > deadline || !/timeout/i.test((error as Error).message)) throw error
    }
  }
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

function explain(error: unknown): never {
  if (isConnectionLost(error) || isExhausted(error)) throw databaseUnavailable()
  throw error
}

/** Nothing was changed or acknowledged. */
export function databaseUnavailable(): DomainError {
  return new DomainError(
    'unavailable',
    'database_unavailable',
    {
      vi: 'Hệ thống tạm thời chưa ghi được. Chưa có gì thay đổi; hãy thử lại sau ít giây.',
      en: 'The system cannot write at the moment. Nothing was changed; try again in a few seconds.',
    },
    { retryable: true, retryAfter: 2 },
  )
}
