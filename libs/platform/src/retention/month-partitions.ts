import { appendOnly } from '#database'
import { beginOf, leastIdAt, momentOf, monthOf, monthsAfter, type Month } from './months.rules.js'

/** A table of history in pieces of a month each, by an id of version 7. */
export interface MonthlyTable {
  /** With its schema where that is not `public`. */
  table: string
  /** A column of the primary key; an id made in a month belongs to it. */
  key: string
}

/** One piece of a monthly table. */
export interface Piece {
  name: string
  /** The moment its last month ends; none for the one that takes what belongs to no other. */
  ends: Date | undefined
}

/** Runs statements as the owner, one after the other, on one connection; returns rows. */
export type Run = <R>(text: string, values?: unknown[]) => Promise<R[]>

const monthsAhead = 3
const lockWithinMs = 2000

/**
 * Cuts a table into months, within a migration: what it holds becomes the piece up to the end of this month. Ids of no
 * month there is a piece for (made by a wrong clock, or not of version 7) go into `…_other`, so that nothing is refused.
 */
export async function cutIntoMonths(run: Run, { table, key }: MonthlyTable, now = new Date()): Promise<void> {
  const next = monthsAfter(monthOf(now), 1)
  const before = `${table}_before`
  await run(`alter table ${table} rename to ${bare(before)}`)
  await run(`create table ${table} (like ${before} including all) partition by range (${key})`)
  await run(appendOnly(table))
  await run(`create table ${table}_other partition of ${table} default`)
  await closeToService(run, `${table}_other`)
  const bound = leastIdAt(beginOf(next))
  const [held] = await run<{ any: boolean }>(`select exists (select from ${before}) as any`)
  if (held?.any) {
    await moveRows(run, before, `${table}_other`, `${key} >= '${bound}'`)
    await run(`alter table ${table} attach partition ${before} for values from (minvalue) to ('${bound}')`)
    await closeToService(run, before)
  } else {
    await run(`drop table ${before}`)
    await addMonth(run, { table, key }, monthOf(now))
  }
  for (let ahead = 0; ahead < monthsAhead; ahead++) await addMonth(run, { table, key }, monthsAfter(next, ahead))
}

/** Makes the pieces of this month and the next three that are missing; returns their names. */
export async function addMissingMonths(run: Run, monthly: MonthlyTable, now: Date): Promise<string[]> {
  const pieces = await piecesOf(run, monthly)
  const latest = Math.max(0, ...pieces.map(({ ends }) => ends?.getTime() ?? 0))
  const added: string[] = []
  for (let ahead = 0; ahead <= monthsAhead; ahead++) {
    const month = monthsAfter(monthOf(now), ahead)
    if (beginOf(month).getTime() < latest) continue
    await inTransaction(run, async () => {
      added.push(await addMonth(run, monthly, month))
    })
  }
  return added
}

/** The pieces there are, oldest first, the one for what belongs to no month last. */
export async function piecesOf(run: Run, { table }: MonthlyTable): Promise<Piece[]> {
  const rows = await run<{ name: string; bound: string }>(
    `select c.oid::regclass::text as name, pg_get_expr(c.relpartbound, c.oid) as bound
     from pg_inherits i join pg_class c on c.oid = i.inhrelid where i.inhparent = $1::regclass`,
    [table],
  )
  const pieces = rows.map(({ name, bound }) => {
    const end = /TO \('([0-9a-f-]{36})'\)/.exec(bound)?.[1]
    return { name, ends: end === undefined ? undefined : momentOf(end) }
  })
  return pieces.sort((one, other) => (one.ends?.getTime() ?? Infinity) - (other.ends?.getTime() ?? Infinity))
}

/** One transaction that gives up where it waits for a lock for 2 s: writers must not queue behind it. */
export async function inTransaction(run: Run, work: () => Promise<void>): Promise<void> {
  await run('begin')
  try {
    await run(`set local lock_timeout = ${lockWithinMs}`)
    await work()
    await run('commit')
  } catch (error) {
    await run('rollback').catch(() => undefined)
    throw error
  }
}

/**
 * Writers wait for the moment it takes: a row on its way into `…_other` for this month would be refused there. What went
 * there before moves along; in a service that runs this is nothing, since months are made ahead.
 */
async function addMonth(run: Run, { table, key }: MonthlyTable, month: Month): Promise<string> {
  const name = `${table}_y${month.replace('-', 'm')}`
  const from = leastIdAt(beginOf(month))
  const to = leastIdAt(beginOf(monthsAfter(month, 1)))
  await run(`lock table ${table} in share row exclusive mode`)
  await run(`create table ${name} (like ${table} including defaults including constraints including storage)`)
  await closeToService(run, name)
  await moveRows(run, `${table}_other`, name, `${key} >= '${from}' and ${key} < '${to}'`)
  await run(`alter table ${table} attach partition ${name} for values from ('${from}') to ('${to}')`)
  return name
}

async function moveRows(run: Run, from: string, to: string, where: string): Promise<void> {
  await run(`with moved as (delete from ${from} where ${where} returning *) insert into ${to} select * from moved`)
}

/** Rows are written and read through the table they are pieces of; the service's role may do nothing with a piece itself. */
async function closeToService(run: Run, table: string): Promise<void> {
  await run(`do $$ begin
    execute format('revoke all on ${table} from %I', replace(current_user, '_owner', '_app'));
  end $$`)
}

function bare(table: string): string {
  return table.split('.').at(-1) ?? table
}
