import { randomUUID } from 'node:crypto'
import type { ActorContext, HearContext } from '#bus'
import { DomainError, type Actor, type CorrectionView, type DecideCorrection, type OwnedCorrection } from '#contracts'
import { aLookup, aPurpose, keysOfPersona, startRegistry, type RegistryUnderTest } from '#testing/registry-under-test'
import { connectorService } from './connector.service-definition.js'
import { readMapping } from './mapping/read-mapping.js'
import { ministryDatabase, type MinistryDatabase } from './postgres.fixture.js'
import { openSource } from './sources/open-source.js'
import { SourceSettings } from './sources/source-settings.js'

const folder = 'apps/connector/examples/vehicles'
const { mapping } = readMapping(`${folder}/vehicles.yaml`)
const [kind, plate] = ['vehicle.kind', '30K-123.45']
const { dossierId } = aPurpose
const ministry: Actor = {
  ...{ issuer: 'https://issuer.test', subject: 'chi', role: 'ministry', permissions: [], name: 'Hoàng Mai Chi' },
  authority: 'G01',
}

const views = new Map<string, CorrectionView>()
const told: string[] = []
let isDeaf = false
const bus = {
  ask: ({ pattern }: { pattern: string }, { correctionId = '' }: { correctionId?: string }) => {
    if (pattern === 'catalog.registry-owner.v1') return Promise.resolve({ owner: 'G01' } as never)
    if (pattern === 'dossiers.correction.v1') return Promise.resolve(views.get(correctionId) as never)
    if (isDeaf) return Promise.reject(new DomainError('unavailable', 'no_answer', { vi: '', en: '' }))
    told.push(correctionId)
    return Promise.resolve({} as never)
  },
}

let source: MinistryDatabase
let registry: RegistryUnderTest
beforeAll(async () => {
  source = await ministryDatabase(`${folder}/vehicles.sql`, 'vehicles_reader')
  const opened = openSource(mapping, Object.assign(new SourceSettings(), { sourceUrl: source.url }))
  registry = await startRegistry(connectorService(mapping, opened), { registry: 'vehicles', demo: false, bus })
})
afterAll(async () => {
  await registry?.stop()
  await source?.drop()
})

async function claim(claimedValue: string) {
  const lookup = aLookup(keysOfPersona('lan'), [kind])
  const [answer] = await registry.ask(lookup)
  const record = answer?.records.find(({ label }) => label === plate)
  const heldValue = record?.facts[0]?.value
  const correctionId = randomUUID()
  views.set(correctionId, {
    ...{ correctionId, dossierId, registry: 'vehicles', concept: kind, lookupId: lookup.lookupId },
    ...{ record: { kind: record?.kind ?? '', key: record?.key ?? '' }, claimedValue, heldValue },
    ...{ reason: 'Xe đã đổi loại.', at: '2026-11-24T03:00:00.000Z' },
    ...{ dueAt: '2026-12-09T03:00:00.000Z', dueCertainty: 'C' },
  })
  await registry.database.database.transaction((tx) =>
    registry.receiveCorrection.execute(
      { kind: 'correctionOpened', registry: 'vehicles', correctionId, dossierId, at: '2026-11-24T03:00:00.000Z' },
      { tx, eventId: 'event', topic: 'dossiers.facts.v1', key: dossierId, group: 'main' } satisfies HearContext,
    ),
  )
  return { correctionId, heldValue }
}

const open = async (): Promise<OwnedCorrection[]> => (await registry.corrections.list({ status: 'open' })).items

const decide = (id: string, body: Partial<DecideCorrection>, actor = ministry) =>
  registry.decideOnCorrection.execute(
    { correction: id.split('.')[1] ?? '', body: { decision: 'corrected', reason: 'Đã sửa.', ...body } },
    {
      ...{ actor, correlationId: 'test', id: 'test', from: 'gateway', deadline: Date.now() + 5000, isDirect: true },
    } satisfies ActorContext,
  )

const setKind = (code: number) =>
  source.run(`update registration.vehicle set kind_code = ${code} where plate = '${plate}'`)

const untold = () =>
  registry.database.database.query<{ tries: number; late: boolean }>(
    'select tries, next_at > at as late from untold_correction order by at',
  )

it('takes two claims about one record as one correction, which another ministry may not decide', async () => {
  const { heldValue } = await claim('Xe tải')
  await claim('Xe tải')
  const [one, ...others] = await open()
  expect(others).toEqual([])
  expect(one).toMatchObject({ claims: 2, heldValue, claimedValue: 'Xe tải', changesRecord: false })
  expect(one?.record.label).toBe(`${plate}, ${keysOfPersona('lan').personId}`)
  expect(one).toMatchObject({ number: expect.stringMatching(/^VEHICLES-2026-\d{5}$/) as string })
  const other = decide(one?.id ?? '', { decision: 'rejected' }, { ...ministry, authority: 'G10' })
  await expect(other).rejects.toMatchObject({ code: 'registry_not_yours' })
})

it('is corrected at the source first; the fact that changed meanwhile is shown and not confirmed', async () => {
  const [{ id = '' } = {}] = await open()
  await expect(decide(id, {})).rejects.toMatchObject({ code: 'record_not_changed' })
  await setKind(2)
  expect((await open())[0]).toMatchObject({ heldNow: 'Xe mô tô' })
  await expect(decide(id, { decision: 'confirmed' })).rejects.toMatchObject({ code: 'fact_changed' })
  await expect(decide(id, {})).rejects.toMatchObject({ code: 'fact_changed' })
  await setKind(3)
  expect(await decide(id, {})).toMatchObject({ status: 'corrected', decisionReason: 'Đã sửa.' })
  await expect(decide(id, { decision: 'rejected' })).rejects.toMatchObject({ code: 'correction_decided' })
})

it('tells each dossier how its claim stands, again where the dossier service does not answer, and then no more', async () => {
  isDeaf = true
  const { correctionId } = await claim('Xe khách')
  expect(await registry.tellCorrections?.execute()).toBe(0)
  expect(await untold()).toContainEqual({ tries: 1, late: true })
  isDeaf = false
  await registry.database.database.write('update untold_correction set next_at = at')
  expect(await registry.tellCorrections?.execute()).toBe(3)
  expect(told).toContain(correctionId)
  expect(told).toHaveLength(3)
  expect(await untold()).toEqual([])
  expect(await registry.corrections.claim(correctionId)).toMatchObject({ status: 'open' })
})
