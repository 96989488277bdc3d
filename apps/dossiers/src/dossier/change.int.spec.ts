import { dossierAccess } from '#contracts'
import { throwAwayDatabase, type ThrowAwayDatabase } from '#testing'
import { dossiersService } from '../dossiers.service-definition.js'
import type { Change } from './change.js'
import { aCatalogue, aDraft, citizen, dossiersIn, official, questionOf } from './dossiers.fixture.js'
import type { Dossiers } from './dossiers.js'

const told: unknown[] = []
let kept: ThrowAwayDatabase
let dossiers: Dossiers
beforeAll(async () => {
  kept = await throwAwayDatabase(dossiersService)
  const outbox = {
    record: (_tx: unknown, _contract: unknown, _key: string, fact: object) => Promise.resolve(void told.push(fact)),
  }
  dossiers = dossiersIn(kept.database, aCatalogue(), outbox)
})
beforeEach(() => told.splice(0))
afterAll(() => kept.drop())

const noted = async (change: Change) => {
  change.dossier.answers = { '/note': 'x' }
  await change.record({ event: 'answersChanged' })
  return (await change.save()).version
}
const fill = dossierAccess.fill
const isNew = async (change: Change) => ((await change.isFirst()) ? undefined : 0)

describe('a change of a dossier', () => {
  it('is decided on a version, which an official has to name', async () => {
    const dossier = await aDraft(kept.database)
    const change = (ifMatch?: number) =>
      dossiers.change(fill, { dossier, ifMatch }, questionOf(official), { work: noted })
    await expect(change()).rejects.toMatchObject({ code: 'version_needed' })
    await expect(change(7)).rejects.toMatchObject({ code: 'version_stale' })
    expect(await change(1)).toBe(2)
  })

  it('needs no version where it only adds to the dossier, but none that is stale', async () => {
    const dossier = await aDraft(kept.database)
    const add = (ifMatch?: number) =>
      dossiers.change(fill, { dossier, ifMatch }, questionOf(official), { decides: false, work: noted })
    expect(await add()).toBe(2)
    await expect(add(1)).rejects.toMatchObject({ code: 'version_stale' })
  })

  it('is carried out once where the bus brings its question again, whatever version it names', async () => {
    const dossier = await aDraft(kept.database)
    const asked = questionOf(official)
    const change = () => dossiers.change(fill, { dossier, ifMatch: 1 }, asked, { settled: isNew, work: noted })
    expect([await change(), await change()]).toEqual([2, 0])
  })

  it('leaves nothing behind where it fails', async () => {
    const dossier = await aDraft(kept.database)
    const failing = dossiers.change(fill, { dossier, ifMatch: 1 }, questionOf(official), {
      settled: isNew,
      work: async (change) => {
        await noted(change)
        throw new TypeError('failed')
      },
    })
    await expect(failing).rejects.toThrow('failed')
    const [row] = await kept.database.query<{ version: number; events: number }>(
      `select version, (select count(*)::int from dossier_event where dossier_id = d.id) as events from dossier d where id = $1`,
      [dossier],
    )
    expect(row).toEqual({ version: 1, events: 0 })
  })

  it.each(['not-an-id', '019ad000-0000-7000-8000-000000000000'])('%s is no dossier', async (dossier) => {
    const change = dossiers.change(fill, { dossier }, questionOf(citizen), { work: noted })
    await expect(change).rejects.toMatchObject({ code: 'dossier_not_found' })
  })
})

describe('the history of a dossier', () => {
  const correction = { correctionId: '019ad000-0000-7000-8000-000000000001', registry: 'land' as const }

  it.each([
    ['a status', 'accepted', [{ event: 'accepted' as const }], [{ kind: 'acted' }]],
    [
      'an end',
      'completed',
      [{ event: 'partCompleted' as const }, { event: 'completed' as const }],
      [{ kind: 'closed' }],
    ],
    ['a part', 'accepted', [{ event: 'partCompleted' as const }], [{ kind: 'acted' }]],
    [
      'a correction',
      'draft',
      [{ event: 'correctionOpened' as const, correction }],
      [{ kind: 'correctionOpened', ...correction }],
    ],
    ['an answer', 'draft', [{ event: 'answersChanged' as const, note: '/note' }], []],
  ])('announces %s once for each change', async (_, status, happened, facts) => {
    const dossier = await aDraft(kept.database, { status })
    await dossiers.change(dossierAccess.read, { dossier }, questionOf(citizen), {
      work: (change) => change.record(...happened),
    })
    const rows = await kept.database.query<{ event: string }>(
      'select event from dossier_event where dossier_id = $1 order by id',
      [dossier],
    )
    expect(rows.map(({ event }) => event)).toEqual(happened.map(({ event }) => event))
    expect(told).toEqual(facts.map((fact) => expect.objectContaining({ dossierId: dossier, ...fact }) as unknown))
  })
})
