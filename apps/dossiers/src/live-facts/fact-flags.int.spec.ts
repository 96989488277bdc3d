import { randomUUID } from 'node:crypto'
import type { FactChanged, SnapshotField } from '#contracts'
import { throwAwayDatabase, type ThrowAwayDatabase } from '#testing'
import {
  aCatalogue,
  aDraft,
  citizen,
  clock,
  flagsIn,
  official,
  questionOf,
  viewsIn,
} from '../dossier/dossiers.fixture.js'
import { locked } from '../dossier/dossiers.js'
import { dossiersService } from '../dossiers.service-definition.js'
import { packSnapshot } from '../snapshots/kept-snapshot.rules.js'
import type { FactFlags } from './fact-flags.js'
import { LiveFactsController } from './live-facts.controller.js'

const catalogue = aCatalogue()
let kept: ThrowAwayDatabase
let flags: FactFlags
beforeAll(async () => {
  kept = await throwAwayDatabase(dossiersService)
  flags = flagsIn(kept.database, catalogue)
})
afterAll(() => kept.drop())

const path = '/partner/fullName'

/** A snapshot with one value that rests on a look-up, and the dossier pointing to it. */
async function lookedUp(dossierId: string): Promise<string> {
  const lookupId = randomUUID()
  const snapshotId = randomUUID()
  const source = { registry: 'population' as const, registryName: { vi: 'Dân cư', en: 'Population' }, lookupId }
  const field: SnapshotField = {
    ...{ path, concept: 'person.fullName', status: 'provided', value: 'Hoa', quality: 'verified', editable: false },
    source: { ...source, attribute: 'full_name', recordDate: '2026-01-01', lookedUpAt: clock.now().toISOString() },
  }
  await kept.database.write(
    `insert into snapshot (id, dossier_id, prefill_id, kept, papers_avoided, created_at) values ($1, $2, $3, $4, 0, $5)`,
    [snapshotId, dossierId, randomUUID(), JSON.stringify(packSnapshot([field], [])), clock.now()],
  )
  await kept.database.write('update dossier set snapshot_id = $2 where id = $1', [dossierId, snapshotId])
  return lookupId
}

async function aDossier(status = 'inProgress') {
  const dossierId = await aDraft(kept.database, { status, handled_by: official.authority })
  return { dossierId, lookupId: await lookedUp(dossierId) }
}

const raise = (ref: { dossierId: string; lookupId: string }, more: Partial<FactChanged> = {}, host = 'population') =>
  kept.database.transaction((tx) =>
    flags.raise({ ...ref, registry: 'population', at: '2026-11-25T03:00:00.000Z', ...more }, host, tx),
  )
const dossierOf = async (id: string) => {
  const dossier = await kept.database.transaction((tx) => locked(tx, id))
  if (!dossier) throw new TypeError('The dossier is gone.')
  return dossier
}
const flagsOf = async (id: string) => flags.of(await dossierOf(id))
const events = async (id: string) =>
  (
    await kept.database.query<{ event: string }>(
      'select event from dossier_event where dossier_id = $1 order by at, id',
      [id],
    )
  ).map(({ event }) => event)
const see = async (id: string, lookupIds: string[], actor = official) => {
  const { version } = await dossierOf(id)
  return flags.see({ dossier: id, ifMatch: version, body: { lookupIds } }, questionOf(actor))
}
const complete = async (id: string) => flags.assertSeen(await dossierOf(id))

it('a change of a used fact is shown to the office with its places, and to nobody else', async () => {
  const ref = await aDossier()
  const before = await dossierOf(ref.dossierId)
  await raise(ref)
  const now = await dossierOf(ref.dossierId)
  const views = viewsIn(kept.database, catalogue)
  expect((await views.view(now, official)).changedFacts).toMatchObject([
    { lookupId: ref.lookupId, registry: 'population', paths: [path] },
  ])
  expect((await views.view(now, citizen)).changedFacts).toBeUndefined()
  expect(now.version).toBe(before.version + 1)
})

it('a dossier is not completed until the change was seen, and says where it changed', async () => {
  const ref = await aDossier()
  await complete(ref.dossierId)
  await raise(ref)
  await expect(complete(ref.dossierId)).rejects.toMatchObject({ kind: 'conflict', code: 'facts_changed' })
  await see(ref.dossierId, [ref.lookupId])
  await see(ref.dossierId, [ref.lookupId])
  await complete(ref.dossierId)
  expect(await flagsOf(ref.dossierId)).toMatchObject([{ seenBy: official.name }])
  expect((await events(ref.dossierId)).sort()).toEqual(['changeSeen', 'factChanged'])
})

it('a registry that names a look-up of another raises nothing, and keeps the other from nothing', async () => {
  const ref = await aDossier()
  await raise(ref, { registry: 'land', at: '2026-11-25T09:00:00.000Z' }, 'land')
  expect(await flagsOf(ref.dossierId)).toEqual([])
  expect(await events(ref.dossierId)).toEqual([])
  await raise(ref)
  expect(await flagsOf(ref.dossierId)).toMatchObject([{ registry: 'population', paths: [path] }])
})

it('a new prefill leaves the change behind', async () => {
  const ref = await aDossier()
  await raise(ref)
  await lookedUp(ref.dossierId)
  expect(await flagsOf(ref.dossierId)).toEqual([])
  await complete(ref.dossierId)
})

it('the same word again, and an older one, change nothing; a newer one has to be seen again', async () => {
  const ref = await aDossier()
  await raise(ref)
  await raise(ref)
  await see(ref.dossierId, [ref.lookupId])
  await raise(ref)
  await raise(ref, { at: '2026-11-25T02:00:00.000Z' })
  await complete(ref.dossierId)
  await raise(ref, { at: '2026-11-25T04:00:00.000Z' })
  await expect(complete(ref.dossierId)).rejects.toMatchObject({ code: 'facts_changed' })
  expect((await events(ref.dossierId)).filter((event) => event === 'factChanged')).toHaveLength(2)
})

it('a word that comes before its look-up was kept counts from then on', async () => {
  const ref = await aDossier()
  const early = randomUUID()
  await raise({ ...ref, lookupId: early })
  await complete(ref.dossierId)
  await kept.database.write('update fact_flag set lookup_id = $2 where lookup_id = $1', [early, ref.lookupId])
  await expect(complete(ref.dossierId)).rejects.toMatchObject({ code: 'facts_changed' })
})

it.each([
  ['a dossier nobody knows', () => ({ dossierId: randomUUID() }), 'population'],
  ['another service than the registry’s', () => ({}), 'land'],
])('the word about or of %s changes nothing', async (_, more, host) => {
  const ref = await aDossier()
  await raise(ref, more(), host)
  expect(await flagsOf(ref.dossierId)).toEqual([])
})

it('a dossier that is decided is told nothing', async () => {
  const ref = await aDossier('completed')
  await raise(ref)
  expect(await flagsOf(ref.dossierId)).toEqual([])
  expect(await events(ref.dossierId)).toEqual([])
})

it('a draft that somebody is filling in keeps its version', async () => {
  const ref = await aDossier('draft')
  const { version } = await dossierOf(ref.dossierId)
  await raise(ref)
  expect((await dossierOf(ref.dossierId)).version).toBe(version)
  expect(await flagsOf(ref.dossierId)).toHaveLength(1)
})

it('nobody says that they saw a change there is not, or of an office that is not theirs', async () => {
  const ref = await aDossier()
  await raise(ref)
  await expect(see(ref.dossierId, [randomUUID()])).rejects.toMatchObject({ code: 'changed_fact_not_found' })
  const elsewhere = { ...official, authority: 'H26.00001' }
  await expect(see(ref.dossierId, [ref.lookupId], elsewhere)).rejects.toMatchObject({ code: 'dossier_not_found' })
  await expect(
    flags.see({ dossier: ref.dossierId, ifMatch: 1, body: { lookupIds: [ref.lookupId] } }, questionOf(official)),
  ).rejects.toMatchObject({ kind: 'stale' })
})

it('a connector’s word of a day that has not come counts as of now, and keeps no later one from being heard', async () => {
  const ref = await aDossier()
  const at = '9999-12-31T00:00:00.000Z'
  const controller = new LiveFactsController(flags, kept.database, clock)
  const context = { ...questionOf(official), from: 'registry-vehicles' } as const
  await controller.atConnector({ ...ref, registry: 'vehicles', at }, context)
  const rows = await kept.database.query<{ at: Date }>('select at from fact_flag where dossier_id = $1', [
    ref.dossierId,
  ])
  expect(rows.map((row) => row.at)).toEqual([clock.now()])
})
