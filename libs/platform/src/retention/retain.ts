import { createWriteStream, mkdirSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import type pg from 'pg'
import { to as copyTo } from 'pg-copy-streams'
import { type ServiceName, StartError } from '#contracts'
import {
  addMissingMonths,
  inTransaction,
  piecesOf,
  type MonthlyTable,
  type Piece,
  type Run,
} from './month-partitions.js'
import { beginOf, monthOf, monthsAfter } from './months.rules.js'
import type { RetentionSettings } from './retention-settings.js'

/** A table of history and how long a service keeps it. */
export interface RetainedTable extends MonthlyTable {
  months: (settings: RetentionSettings) => number
  /** The table that keeps the lists its rows name as `concept_list`; a file of a month holds them whole. */
  lists?: string
}

/** What a run of the retention is given. */
export interface RetentionRun {
  service: ServiceName
  tables: readonly RetainedTable[]
  settings: RetentionSettings
  now: Date
  /** Hears what was done, in a sentence. */
  say: (what: string) => void
  /** Asked before each step; what is done stays done, and the next run goes on from there. */
  isStopped: () => boolean
}

/** One run of a service's retention at a time: the number of the lock. */
const retentionLock = 727_275
const tries = 10

/**
 * Makes the months ahead, and lets those past their time go, each in a transaction of its own. Where another run of the
 * same service is under way nothing is done; returns whether it was this one.
 */
export async function retain(client: pg.Client, run: RetentionRun): Promise<boolean> {
  const { tables, settings, service, say } = run
  if (settings.retentionThen === 'export' && !settings.retentionExportDir)
    throw new StartError('RETENTION_THEN=export needs RETENTION_EXPORT_DIR, the directory old months are written to.')
  const query: Run = async (text, values) => (await client.query(text, values)).rows as never
  const [lock] = await query<{ free: boolean }>('select pg_try_advisory_lock($1) as free', [retentionLock])
  if (!lock?.free) {
    say(`${service}: another run is under way.`)
    return false
  }
  try {
    for (const table of tables) await retainTable(client, query, table, run)
    return true
  } finally {
    await query('select pg_advisory_unlock($1)', [retentionLock])
  }
}

async function retainTable(client: pg.Client, query: Run, table: RetainedTable, run: RetentionRun): Promise<void> {
  const { settings, service, now, say, isStopped } = run
  if (isStopped()) return
  const added = await patiently(() => addMissingMonths(query, table, now))
  if (added.length > 0) say(`${service}: ${table.table} has room for ${added.length} more months.`)
  const months = table.months(settings)
  const end = beginOf(monthsAfter(monthOf(now), -months))
  const pieces = await piecesOf(query, table)
  const old = pieces.filter(({ ends }) => ends !== undefined && ends <= end)
  for (const [index, piece] of old.entries()) {
    if (isStopped()) return say(`${service}: stopped; ${old.length - index} old months are left for the next run.`)
    const what = await letGo(client, query, table, piece, run)
    say(`${service}: ${piece.name} is older than ${months} months and ${what} (${index + 1} of ${old.length}).`)
  }
}

async function letGo(
  client: pg.Client,
  query: Run,
  { table, lists }: RetainedTable,
  piece: Piece,
  { service, settings: { retentionThen, retentionExportDir } }: RetentionRun,
): Promise<string> {
  if (retentionThen === 'detach') {
    await patiently(() =>
      inTransaction(query, () => nothing(query(`alter table ${table} detach partition ${piece.name}`))),
    )
    return 'was detached; it stays in the database until the archive has it'
  }
  if (retentionThen === 'export' && retentionExportDir) {
    await exportPiece(client, { ...piece, lists }, join(retentionExportDir, `${service}.${piece.name}.csv.gz`))
  }
  await patiently(() => inTransaction(query, () => nothing(query(`drop table ${piece.name}`))))
  return retentionThen === 'export' ? 'was exported and dropped' : 'was dropped'
}

/** A file that is there is whole: it gets its name when it is. A run that was stopped writes it anew. */
async function exportPiece(
  client: pg.Client,
  { name, lists }: Piece & Pick<RetainedTable, 'lists'>,
  file: string,
): Promise<void> {
  mkdirSync(join(file, '..'), { recursive: true, mode: 0o700 })
  const whole = lists ? `, (select l.concepts from ${lists} l where l.id = piece.concept_list) as listed_concepts` : ''
  const rows = client.query(copyTo(`copy (select piece.*${whole} from ${name} piece) to stdout (format csv, header)`))
  await pipeline(rows, createGzip(), createWriteStream(`${file}.part`, { mode: 0o600, flush: true }))
  renameSync(`${file}.part`, file)
}

/** Tries again where the lock was not to be had; those who write come first. */
async function patiently<T>(work: () => Promise<T>): Promise<T> {
  for (let left = tries; ; left--) {
    try {
      return await work()
    } catch (error) {
      if ((error as { code?: string }).code !== lockNotAvailable || left === 1) throw error
    }
    await pause(500)
  }
}

const lockNotAvailable = '55P03'

async function nothing(work: Promise<unknown>): Promise<void> {
  await work
}
