import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { catalogService } from '../../../apps/catalog/src/catalog.service-definition.js'
import { CatalogueStore } from '../../../apps/catalog/src/entries/catalogue-store.js'
import { ListProcedures } from '../../../apps/catalog/src/procedures/list-procedures.js'
import { MeasureBurden } from '../../../apps/catalog/src/procedures/measure-burden.js'
import { dossiersService } from '../../../apps/dossiers/src/dossiers.service-definition.js'
import { exchangeService } from '../../../apps/exchange/src/exchange.service-definition.js'
import { CatalogueBook } from '../../../apps/exchange/src/lookups/catalogue-book.js'
import { decide } from '../../../apps/exchange/src/lookups/decision.rules.js'
import type { QuotaUse } from '../../../apps/exchange/src/quotas/quota-use.js'
import { StateCopy } from '#bus'
import {
  catalog,
  type Actor,
  type CatalogueEntry,
  type CatalogueType,
  type DossierTicket,
  type LookupOrder,
} from '#contracts'
import { Database, EmbeddedServer, provisionDatabase } from '#database'
import { Catalogue, checkOf, Clock, isOfTypes } from '#platform'
import { communeAgencyCode, searchKey, unitsAt } from '#vietnam'
import { say } from '../progress.js'
import { columns } from '../report/print.js'
import { conceptsOf, generateCatalogue, procedureOf, registryOf, sizes } from './generate-catalogue.js'

const today = '2026-11-25'
const wanted = { decisionUs: 20, pageMs: 5, copyMb: 60, fillS: 10 }
const times = 60

interface Row {
  what: string
  reached: string
  wanted: string
  met: boolean
}

/** `npm run bench -- --catalogue`: decisions, copies and pages with a catalogue of the country's size. */
export async function measureCatalogue(): Promise<void> {
  const records = [...generateCatalogue()].map((entry) => {
    return { key: `${entry.type}/${entry.key}`, version: entry.version, text: JSON.stringify(entry) }
  })
  const bytes = records.reduce((sum, { text }) => sum + Buffer.byteLength(text), 0)
  const largest = Math.max(...records.map(({ text }) => Buffer.byteLength(text)))
  say(`${records.length} entries, ${Math.round(bytes / 1e6)} MB of text, the largest ${Math.round(largest / 1000)} kB.`)
  const rows: Row[] = []
  const copies = new Map<string, StateCopy<CatalogueEntry>>()
  for (const { name, followsCatalogue = [] } of [exchangeService, dossiersService])
    copies.set(name, fill(name, followsCatalogue, records, rows))
  const copy = copies.get(exchangeService.name)
  if (copy) rows.push(decisions(copy))
  rows.push(...(await pages(records)))
  say(
    columns([
      ['what', 'reached', 'wanted', 'verdict'],
      ...rows.map((row) => [row.what, row.reached, row.wanted, row.met ? 'met' : 'missed']),
    ]),
  )
}

type Records = readonly { key: string; version: number; text: string }[]

/** Fills the copy of a service; what it adds to the memory of a process and how long it takes. */
function fill(name: string, types: readonly CatalogueType[], records: Records, rows: Row[]): StateCopy<CatalogueEntry> {
  const before = memory()
  const from = performance.now()
  const copy = new StateCopy<CatalogueEntry>(
    catalog.state,
    checkOf(catalog.state.entry),
    undefined,
    undefined,
    isOfTypes(types),
  )
  for (const record of records) copy.record(record)
  const seconds = (performance.now() - from) / 1000
  const megabytes = memory() - before
  rows.push(
    {
      what: `copy of ${name}: ${copy.size} entries`,
      reached: `${megabytes.toFixed(0)} MB`,
      wanted: `≤ ${wanted.copyMb} MB`,
      met: megabytes <= wanted.copyMb,
    },
    {
      what: `filling the copy of ${name}`,
      reached: `${seconds.toFixed(1)} s`,
      wanted: `≤ ${wanted.fillS} s`,
      met: seconds <= wanted.fillS,
    },
  )
  return copy
}

function memory(): number {
  setFlagsFromString('--expose-gc')
  ;(runInNewContext('gc') as () => void)()
  const { heapUsed, external } = process.memoryUsage()
  return (heapUsed + external) / 1e6
}

/** Decisions of commune offices on concepts that each commune announced on its own. */
function decisions(copy: StateCopy<CatalogueEntry>): Row {
  const catalogue = new Catalogue()
  catalogue.follow(copy)
  const book = new CatalogueBook(catalogue, { used: () => 0 } as unknown as QuotaUse, new Clock())
  const communes = unitsAt(today, 'commune')
  const took: number[] = []
  for (let turn = 0; turn < 60_000; turn++) {
    const { code, parent } = communes[(turn * 7919) % communes.length] ?? { code: '', parent: '' }
    const personId = '001188014826'
    const ticket = {
      ...{
        dossierId: '018f0000-0000-7000-8000-000000000001',
        procedure: procedureOf((turn * 31) % sizes.procedures),
        open: true,
      },
      ...{ consumerClass: 'communeOffice', authority: communeAgencyCode(parent ?? '', code), authorityUnit: code },
      subjects: [{ role: 'applicant', personId, ground: 'self', residenceUnit: code }],
    } as DossierTicket
    const order = {
      lookupId: ticket.dossierId,
      registry: registryOf(0),
      subject: { personId },
      concepts: conceptsOf(0).slice(0, sizes.conceptsEach),
      mode: 'facts',
    } as unknown as LookupOrder
    const actor = { issuer: 'i', subject: 's', role: 'citizen', permissions: [], name: 'Lan', personId } as Actor
    const from = performance.now()
    const { allowed } = decide(book, ticket, order, actor, today)
    took.push((performance.now() - from) * 1000)
    if (allowed.length !== sizes.conceptsEach) throw new Error(`Only ${allowed.length} concepts were allowed.`)
  }
  const median = took.slice(10_000).sort((a, b) => a - b)[25_000] ?? 0
  return {
    what: `a decision on ${sizes.conceptsEach} concepts, median`,
    reached: `${median.toFixed(1)} µs`,
    wanted: `≤ ${wanted.decisionUs} µs`,
    met: median <= wanted.decisionUs,
  }
}

async function pages(records: Records): Promise<Row[]> {
  const home = mkdtempSync(join(tmpdir(), 'motlan-catalogue-'))
  const server = await EmbeddedServer.start(join(home, 'postgres'), { durable: false })
  try {
    const address = await provisionDatabase(server.address, 'catalogue', 'catalog')
    const database = await Database.open(address, catalogService.database ?? { migrations: [] }, { pool: 2 })
    await insert(database, records)
    const store = new CatalogueStore(database, new Clock(), undefined as never)
    const list = new ListProcedures(database, store)
    const burden = new MeasureBurden(database)
    const asks: [name: string, ask: (turn: number) => Promise<unknown>][] = [
      ['procedures', () => list.execute({})],
      ['procedures, page of 100', () => list.execute({ limit: 100 })],
      ['procedures, search', (turn) => list.execute({ q: ['dat dai', 'ho tich', 'giao duc', `so ${turn}`][turn % 4] })],
      ['procedures of a level', () => list.execute({ level: 'commune' })],
      ['burden meter', () => burden.execute({})],
      ['authorities', () => store.page('authority', ({ code }) => code, {})],
      ['authorities, search', () => store.page('authority', ({ code }) => code, { words: 'dai mo' })],
      ['concepts', () => store.page('concept', ({ id }) => id, {})],
      ['registries', () => store.page('registry', ({ id }) => id, {})],
      [
        'announcements by commune',
        async () =>
          store.announcementsOf(
            (await store.conceptsOf(registryOf(0))).map(({ id }) => id),
            { limit: 21 },
          ),
      ],
    ]
    const rows: Row[] = []
    for (const [name, ask] of asks) {
      const took: number[] = []
      for (let turn = 0; turn < times; turn++) {
        const from = performance.now()
        await ask(turn)
        took.push(performance.now() - from)
      }
      const p95 = took.slice(5).sort((a, b) => a - b)[Math.floor((times - 5) * 0.95)] ?? 0
      rows.push({
        what: `page: ${name}, p95`,
        reached: `${p95.toFixed(1)} ms`,
        wanted: `≤ ${wanted.pageMs} ms`,
        met: p95 <= wanted.pageMs,
      })
    }
    await database.close()
    return rows
  } finally {
    await server.stop()
    rmSync(home, { recursive: true, force: true })
  }
}

async function insert(database: Database, records: Records): Promise<void> {
  for (let first = 0; first < records.length; first += 500) {
    const entries = records.slice(first, first + 500).map(({ text }) => JSON.parse(text) as CatalogueEntry)
    await database.write(
      `insert into entry (type, key, version, value, search, changed_at)
       select type, key, 1, value::json, search, now() from unnest($1::text[], $2::text[], $3::text[], $4::text[]) as e (type, key, value, search)`,
      [
        entries.map(({ type }) => type),
        entries.map(({ key }) => key),
        entries.map(({ value }) => JSON.stringify(value)),
        entries.map(({ type, value }) => searchTextOf(type, value)),
      ],
    )
  }
  await database.query('select 1')
}

function searchTextOf(type: CatalogueType, value: CatalogueEntry['value']): string {
  if (type !== 'authority' && type !== 'procedure') return ''
  const { code, name } = value as { code: string; name: { vi: string } }
  return ` ${searchKey(`${code} ${code.replaceAll('.', ' ')} ${name.vi}`)}`
}
