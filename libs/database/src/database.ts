import { AsyncLocalStorage } from 'node:async_hooks'
import pg from 'pg'
import { DataSource, type DataSourceOptions, type EntityManager } from 'typeorm'
import { DomainError } from '#contracts'
import { isConnectionLost, isExhausted } from './connections/connection-lost.js'
import { endSilence } from './connections/end-silence.js'
import { limits, patiently } from './connections/limits.js'
import { LongReads, type ReadServer } from './connections/long-reads.js'
import { migrate, type Schema } from './migrate.js'
import { ownConnection } from './connections/own-connection.js'
import { Pipeline, streamOf } from './connections/pipeline.js'
import type { ServiceDatabaseAddress } from './roles.js'
import { serverAddresses } from './connections/addresses.js'
import { reach } from './connections/reach.js'

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

/** A line of statements is held up when its first one has run for so long; the next ones take the other line. */
const heldUpMs = 150

/** Connections for transactions in a schema of its own: a second registry writes single statements only. */
const schemaPool = 2

/**
 * A service's database. Use {@link transaction} with TypeORM for changes of an aggregate, {@link read} for entities,
 * {@link query} for hot reads, {@link longQuery} for figures and {@link write} for hot single-statement writes; all speak as
 * the role `<service>_app`. Each kind has a time limit and connections of its own.
 * When the server cannot be reached or has no room left they throw `unavailable` / `database_unavailable`.
 *
 * Within a transaction only its own manager writes. A write on another connection can wait for a lock the transaction holds,
 * and a second connection of the pool for one that is not returned before it ends; PostgreSQL sees no deadlock in that.
 * {@link write}, {@link read} and {@link transaction} therefore throw a TypeError there.
 */
export class Database {
  private readonly reads: Pipeline
  /** Connects only while the first statement of {@link reads} holds the others up. */
  private readonly otherReads: Pipeline
  private readonly writes: Pipeline
  private readonly health: Pipeline
  private readonly longReads: LongReads
  /** The transaction the running code belongs to; what it left behind goes on after it has ended. */
  private readonly within = new AsyncLocalStorage<{ isOpen: boolean }>()

  private constructor(
    readonly dataSource: DataSource,
    readonly pool: pg.Pool,
    private readonly settings: pg.ClientConfig,
    standby: ReadServer | undefined,
  ) {
    const limited = (milliseconds: number) => ({ ...settings, statement_timeout: milliseconds })
    this.reads = new Pipeline(limited(limits.request))
    this.otherReads = new Pipeline(limited(limits.request))
    this.writes = new Pipeline(limited(limits.request))
    this.health = new Pipeline(limited(limits.health))
    this.longReads = new LongReads(limited(limits.longRead), standby)
  }

  /** Migrates as owner, then connects as the app role. */
  static async open(
    address: ServiceDatabaseAddress,
    schema: Schema,
    options: { pool: number; readHost?: string },
  ): Promise<Database> {
    await migrate(address, schema)
    const connection: pg.ClientConfig = {
      host: address.host,
      port: address.port,
      database: address.database,
      user: address.app.user,
      password: address.app.password,
      connectionTimeoutMillis: 2000,
    }
    const [standby] = serverAddresses(options.readHost ?? '', address.port)
    return Database.connect(reach(connection), schema.entities ?? [], options.pool, standby)
  }

  /**
   * The same database as the same role, with a schema of its own that names without one are read in. Whoever asked for
   * it closes it.
   */
  inSchema(schema: string): Promise<Database> {
    return Database.connect({ ...this.settings, options: `-c search_path=${schema}` }, [], schemaPool, undefined)
  }

  private static async connect(
    connection: pg.ClientConfig,
    entities: NonNullable<Schema['entities']>,
    poolSize: number,
    standby: ReadServer | undefined,
  ): Promise<Database> {
    const { host = '', port = 0, database: name = '', user = '', password, options, stream } = connection
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
      extra: {
        idleTimeoutMillis: 60_000,
        Client: SturdyClient,
        options,
        stream,
        statement_timeout: limits.transaction,
        idle_in_transaction_session_timeout: 2 * limits.transaction,
      },
      installExtensions: false,
    }
    const dataSource = await patiently(() => new DataSource(settings).initialize())
    const pool = new pg.Pool({ ...connection, statement_timeout: limits.transaction, max: 4, Client: SturdyClient })
    pool.on('error', () => undefined) // an idle connection was cut; the next one is made anew
    const database = new Database(dataSource, pool, connection, standby)
    await patiently(() => Promise.all([database.reads.query('select 1', []), database.writes.query('select 1', [])]))
    return database
  }

  /** A connection of its own for work that is silent for long, as copying tables is; the caller ends it. */
  connection(): Promise<pg.Client> {
    return ownConnection(this.settings)
  }

  /** Rows of one short statement on a pipelined connection for reads. */
  query<R>(text: string, values: unknown[] = []): Promise<R[]> {
    return this.freeLine.query<R>(text, values).catch(explain)
  }

  /**
   * As {@link query}, for a statement whose best plan depends on its values, as that of a list with filters: it is planned
   * each time, which takes about a millisecond.
   */
  queryPlanned<R>(text: string, values: unknown[]): Promise<R[]> {
    return this.freeLine.queryPlanned<R>(text, values).catch(explain)
  }

  private get freeLine(): Pipeline {
    const { reads, otherReads } = this
    return reads.heldUpFor > heldUpMs && otherReads.heldUpFor < reads.heldUpFor ? otherReads : reads
  }

  /**
   * Rows of a statement that reads much, as figures do, on connections short reads never wait for; where the operator named
   * a standby (`DATABASE_READ_HOST`) from there, a moment old. Never read with it what a write depends on.
   */
  async longQuery<R>(text: string, values: unknown[] = []): Promise<R[]> {
    return this.longReads.query<R>(text, values).catch(explain)
  }

  /** Whether the server answers, asked on a connection nothing else waits for. */
  async answers(): Promise<boolean> {
    await this.health.query('select 1', []).catch(explain)
    return true
  }

  /** One writing statement, its own transaction, on the pipelined connection for writes. */
  async write<R>(text: string, values: unknown[] = []): Promise<R[]> {
    this.assertOutside()
    return this.writes.query<R>(text, values).catch(explain)
  }

  /** Entities as they are now, outside any transaction. */
  async read<T>(work: (entities: EntityManager) => Promise<T>): Promise<T> {
    this.assertOutside()
    return work(this.dataSource.manager).catch(explain)
  }

  /** One transaction; what `work` throws rolls it back. */
  async transaction<T>(work: (tx: EntityManager) => Promise<T>): Promise<T> {
    this.assertOutside()
    const current = { isOpen: true }
    const done = this.within.run(current, () => this.dataSource.transaction(work))
    return done.catch(explain).finally(() => (current.isOpen = false))
  }

  private assertOutside(): void {
    if (this.within.getStore()?.isOpen) throw new TypeError('Use the manager of the transaction within it.')
  }

  async close(): Promise<void> {
    const lines = [this.reads, this.otherReads, this.writes, this.health]
    const pools = [this.pool.end(), this.longReads.close(), this.dataSource.destroy()]
    await Promise.all([...lines.map((line) => line.close()), ...pools])
  }
}

/** SQL that leaves the app role only INSERT and SELECT on a table of history. */
export function appendOnly(table: string): string {
  return `do $$ begin
    execute format('revoke update, delete, truncate on ${table} from %I', replace(current_user, '_owner', '_app'));
  end $$`
}

function explain(error: unknown): never {
  if (isConnectionLost(error) || isExhausted(error)) throw databaseUnavailable()
  throw error
}

/** Nothing was acknowledged; whether the last write of a lost connection took place is not known. */
export function databaseUnavailable(): DomainError {
  return new DomainError(
    'unavailable',
    'database_unavailable',
    {
      vi: 'Hệ thống tạm thời chưa trả lời được. Hãy tải lại để xem việc vừa gửi đã được ghi chưa, rồi thử lại sau ít giây.',
      en: 'The system cannot answer at the moment. See whether what was sent last has been kept, then try again in a few seconds.',
    },
    { retryable: true, retryAfter: 2 },
  )
}
