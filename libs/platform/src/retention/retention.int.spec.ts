import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import type { MigrationInterface, QueryRunner } from 'typeorm'
import { v4 as uuidv4, v7 as uuidv7 } from 'uuid'
import { throwAwayDatabase, type ThrowAwayDatabase } from '#testing'
import { appendOnly } from '#database'
import { cutIntoMonths, piecesOf } from './month-partitions.js'
import { beginOf } from './months.rules.js'
import { retain, type RetentionRun } from './retain.js'
import { RetentionSettings } from './retention-settings.js'

const idIn = (month: string) => uuidv7({ msecs: beginOf(month).getTime() + 86_400_000 })
const old = { id: idIn('2026-09'), what: 'old' }
const odd = { id: uuidv4().replace(/^./, 'f'), what: 'of no month' }
const list = uuidv4()
const cutAt = new Date('2026-11-15T00:00:00Z')

class History1 implements MigrationInterface {
  name = 'History1700000000000'
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('create table concept_list (id uuid primary key, concepts text[] not null)')
    await runner.query(`insert into concept_list values ('${list}', '{a,b}')`)
    await runner.query(
      `create table history (id uuid, what text not null check (what <> ''), concept_list uuid default '${list}', primary key (id))`,
    )
    await runner.query('create index on history (what)')
    await runner.query(appendOnly('history'))
    for (const { id, what } of [old, odd]) await runner.query('insert into history values ($1, $2)', [id, what])
    const run = async (text: string, values?: unknown[]) => (await runner.query(text, values)) as never
    await cutIntoMonths(run, { table: 'history', key: 'id' }, cutAt)
  }
  async down(): Promise<void> {}
}

describe('history by month', () => {
  let made: ThrowAwayDatabase
  let directory: string
  beforeEach(async () => {
    made = await throwAwayDatabase({ name: 'exchange', database: { migrations: [History1] } })
    directory = mkdtempSync(join(tmpdir(), 'motlan-retention-'))
  })
  afterEach(async () => {
    await made.drop()
    rmSync(directory, { recursive: true })
  })

  const insert = 'insert into history values ($1, $2) on conflict do nothing returning id'
  const write = (id: string, what = 'new') => made.database.write(insert, [id, what])
  const held = async () =>
    (await made.database.query<{ what: string }>('select what from history order by what')).map(({ what }) => what)
  const pieces = () =>
    made.asOwner(async (owner) => {
      const run = async (text: string, values?: unknown[]) => (await owner.query(text, values)).rows as never
      return (await piecesOf(run, { table: 'history', key: 'id' })).map(({ name }) => name)
    })
  const carryOut = (now: string, change: Partial<RetentionSettings> = {}, isStopped = () => false) => {
    const said: string[] = []
    const settings = Object.assign(new RetentionSettings(), change)
    const run: RetentionRun = {
      ...{ service: 'exchange', settings, now: new Date(now), isStopped, say: (what) => said.push(what) },
      tables: [{ table: 'history', key: 'id', months: () => 12, lists: 'concept_list' }],
    }
    return made.asOwner((owner) => retain(owner, run)).then(() => said)
  }

  it('keeps what was there, each id once, and the service can change none of it', async () => {
    expect(await held()).toEqual([odd.what, old.what])
    expect(await pieces()).toEqual([
      'history_before',
      'history_y2026m12',
      'history_y2027m01',
      'history_y2027m02',
      'history_other',
    ])
    const id = idIn('2026-12')
    expect(await write(id)).toHaveLength(1)
    expect(await write(id)).toHaveLength(0)
    expect(await write(old.id)).toHaveLength(0)
    for (const statement of [
      'update history set what = $$x$$',
      'delete from history',
      'truncate history',
      'delete from history_before',
      'insert into history_y2026m12 select * from history',
      'drop table history_y2026m12',
    ]) {
      await expect(made.database.write(statement)).rejects.toMatchObject({ code: '42501' })
    }
    await expect(write(idIn('2026-12'), '')).rejects.toMatchObject({ code: '23514' })
  })

  it('takes a month nothing was made ready for, and puts it in its place later', async () => {
    await write(idIn('2027-05'))
    expect(await carryOut('2027-03-10T00:00:00Z')).toEqual(['exchange: history has room for 4 more months.'])
    expect(await pieces()).toContain('history_y2027m05')
    const [row] = await made.asOwner(
      async (owner) => (await owner.query('select what from history_y2027m05')).rows as object[],
    )
    expect(row).toEqual({ what: 'new' })
    expect(await carryOut('2027-03-11T00:00:00Z')).toEqual([])
  })

  it('detaches what is past its time, and keeps it until it is taken away', async () => {
    await write(idIn('2026-12'), 'kept')
    expect(await carryOut('2027-12-05T00:00:00Z')).toContain(
      'exchange: history_before is older than 12 months and was detached; it stays in the database until the archive has it (1 of 1).',
    )
    expect(await held()).toEqual(['kept', odd.what])
    const left = await made.asOwner(
      async (owner) => (await owner.query('select what from history_before')).rows as object[],
    )
    expect(left).toEqual([{ what: 'old' }])
  })

  it('exports whole files, stops between two months and goes on, beside writers', async () => {
    await write(idIn('2026-12'), 'december')
    let failed = 0
    let isWriting = true
    const writer = (async () => {
      while (isWriting) await write(idIn('2028-01')).catch(() => failed++)
    })()
    const exporting = { retentionThen: 'export' as const, retentionExportDir: directory }
    let asked = 0
    const first = await carryOut('2028-01-20T00:00:00Z', exporting, () => ++asked > 2)
    expect(first.at(-1)).toBe('exchange: stopped; 1 old months are left for the next run.')
    expect(readdirSync(directory)).toEqual(['exchange.history_before.csv.gz'])
    await carryOut('2028-01-20T00:00:00Z', exporting)
    isWriting = false
    await writer
    expect(failed).toBe(0)
    const files = readdirSync(directory)
    expect(files).toEqual(['exchange.history_before.csv.gz', 'exchange.history_y2026m12.csv.gz'])
    const text = gunzipSync(readFileSync(join(directory, files[1] ?? ''))).toString()
    expect(text).toMatch(/^id,what,concept_list,listed_concepts\n[0-9a-f-]{36},december,[0-9a-f-]{36},"\{a,b\}"\n$/)
    expect(await pieces()).not.toContain('history_y2026m12')
  })

  it('says what is missing where it shall export', async () => {
    await expect(carryOut('2028-01-20T00:00:00Z', { retentionThen: 'export' })).rejects.toThrow(/RETENTION_EXPORT_DIR/)
  })
})
