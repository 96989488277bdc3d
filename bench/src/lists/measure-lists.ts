import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import pg from 'pg'
import { Dossiers } from '../../../apps/dossiers/src/dossier/dossiers.js'
import { dossiersService } from '../../../apps/dossiers/src/dossiers.service-definition.js'
import { FindDossiers } from '../../../apps/dossiers/src/views/find-dossiers.js'
import { Views } from '../../../apps/dossiers/src/views/views.js'
import type { Actor, ListDossiers } from '#contracts'
import { Database, EmbeddedServer, provisionDatabase, type ServiceDatabaseAddress } from '#database'
import { Catalogue, Clock } from '#platform'
import { describeMachine } from '../machine.js'
import { say } from '../progress.js'
import { columns } from '../report/print.js'
import { askers, questions, type Asker, type Known } from './list-questions.js'
import type { ListOptions } from './list-options.js'
import { loadDossiers, province } from './load-dossiers.js'

/** Milliseconds a page with its count may take at the 95th percentile. */
const most = 50
/** Shared memory of PostgreSQL: what a server of this size is given, not the demo's 128 MB. */
const memoryMb = 4096
/** Askers at once while a question is measured. */
const together = 2

interface ListFigures {
  asker: string
  question: string
  p50: number
  p95: number
  max: number
  total: number | string
}

/** `npm run bench -- --lists`: how long a page and its count take at national size, each question on its own. */
export async function measureLists({ rows, times, directory, json }: ListOptions): Promise<void> {
  const home = directory ? resolve(directory) : mkdtempSync(join(tmpdir(), 'motlan-lists-'))
  const server = await EmbeddedServer.start(join(home, 'postgres'), { durable: false, memoryMb })
  try {
    const address = await provisionDatabase(server.address, 'lists', 'dossiers')
    const database = await Database.open(address, dossiersService.database ?? { migrations: [] }, { pool: 4 })
    const known = await filled(address, rows)
    const figures = await measure(database, known, times)
    await database.close()
    say(columns([['who', 'question', 'p50 ms', 'p95 ms', 'max ms', 'found', 'verdict'], ...figures.map(lineOf)]))
    const slow = figures.filter(({ p95 }) => p95 > most)
    say(`${figures.length} questions, ${slow.length} above ${most} ms at p95.`)
    if (json) {
      mkdirSync(resolve(json, '..'), { recursive: true })
      writeFileSync(resolve(json), `${JSON.stringify({ machine: describeMachine(), rows, figures }, null, 2)}\n`)
    }
  } finally {
    await server.stop()
    if (!directory) rmSync(home, { recursive: true, force: true })
  }
}

/** Fills the database where it is empty; what is asked about comes out of it. */
async function filled(address: ServiceDatabaseAddress, rows: number): Promise<Known> {
  const { host, port, database } = address
  const owner = new pg.Client({ host, port, database, ...address.owner })
  await owner.connect()
  try {
    const { rows: kept } = await owner.query('select 1 from dossier limit 1')
    if (kept.length === 0) await loadDossiers(owner, rows)
    return await knownOf(owner)
  } finally {
    await owner.end()
  }
}

async function knownOf(owner: pg.Client): Promise<Known> {
  const { rows } = await owner.query<{ name: string; code: string; person: string }>(
    `select applicant_name as name, code, applicant_person_id as person from dossier
     where received_by like '${province}.%' and code is not null limit 5000`,
  )
  return {
    names: rows.map(({ name }) => name),
    codes: rows.map(({ code }) => code),
    people: rows.map(({ person }) => person),
  }
}

async function measure(database: Database, known: Known, times: number): Promise<ListFigures[]> {
  const clock = new Clock()
  const catalogue = new Catalogue()
  const nothing = undefined as never // a page asks neither for history nor for one dossier
  const views = new Views(catalogue, database, nothing, nothing, nothing, clock)
  const find = new FindDossiers(database, new Dossiers(database, clock, catalogue, nothing), views, clock)
  const figures: ListFigures[] = []
  for (const asker of Object.keys(askers) as Asker[]) {
    const actorOf = (turn: number): Actor =>
      asker === 'citizen' ? { ...askers.citizen, personId: known.people[turn % known.people.length] } : askers[asker]
    for (const { name, of } of questions)
      figures.push(await timed(asker, name, times, (turn) => ({ actor: actorOf(turn), query: of(known, turn) }), find))
    figures.push(await deep(asker, times, actorOf, find))
  }
  return figures
}

async function timed(
  asker: string,
  question: string,
  times: number,
  ask: (turn: number) => { actor: Actor; query: ListDossiers },
  find: FindDossiers,
): Promise<ListFigures> {
  const took: number[] = []
  let total: number | string = 0
  const one = async (turn: number) => {
    const { actor, query } = ask(turn)
    const from = performance.now()
    const page = await find.page(query, actor)
    took.push(performance.now() - from)
    total = page.total
  }
  await one(0)
  took.length = 0
  for (let turn = 0; turn < times; turn += together)
    await Promise.all(Array.from({ length: together }, (_, other) => one(turn + other)))
  took.sort((a, b) => a - b)
  const at = (part: number) =>
    Math.round((took[Math.min(took.length - 1, Math.floor(took.length * part))] ?? 0) * 10) / 10
  const figures = { asker, question, p50: at(0.5), p95: at(0.95), max: at(1), total }
  if (figures.p95 > most) say(`slow: ${lineOf(figures).join('  ')}`)
  return figures
}

/** Pages one after the other, 100 rows each: the later ones are as near as the first. */
async function deep(asker: string, times: number, actorOf: (turn: number) => Actor, find: FindDossiers) {
  let cursor: string | undefined
  for (let page = 0; page < 20; page++)
    cursor = (await find.page({ limit: 100, ...(cursor ? { cursor } : {}) }, actorOf(0))).nextCursor ?? cursor
  const ask = () => ({ actor: actorOf(0), query: { limit: 20, ...(cursor ? { cursor } : {}) } })
  return timed(asker, 'page 100', times, ask, find)
}

function lineOf({ asker, question, p50, p95, max, total }: ListFigures): string[] {
  return [asker, question, String(p50), String(p95), String(max), String(total), p95 <= most ? 'met' : 'missed']
}
