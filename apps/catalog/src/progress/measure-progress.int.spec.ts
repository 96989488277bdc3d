import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { jest } from '@jest/globals'
import { busTables } from '#bus'
import type { Registry } from '#contracts'
import { createMissingKeys, ServiceKeys } from '#platform'
import { clockAt, throwAwayDatabase, type ThrowAwayDatabase } from '#testing'
import { catalogService } from '../catalog.service-definition.js'
import { CatalogueStore } from '../entries/catalogue-store.js'
import { ChangeEntries } from '../entries/change-entries.js'
import { stateOf } from '../entries/state.fixture.js'
import { Certifier } from '../forms/certifier.js'
import { FindSurroundings } from '../forms/find-surroundings.js'
import { ReviewStore } from '../reviews/review-store.js'
import { CertifySeeds } from '../seeding/certify-seeds.js'
import { LoadSeeds } from '../seeding/load-seeds.js'
import { MeasureProgress } from './measure-progress.js'

const clock = clockAt(() => new Date('2026-11-25T09:00:00+07:00'))
const directory = mkdtempSync(join(tmpdir(), 'keys-'))
let held: ThrowAwayDatabase
let store: CatalogueStore
let measure: MeasureProgress

beforeAll(async () => {
  createMissingKeys(directory)
  const migrations = [...busTables, ...(catalogService.database?.migrations ?? [])]
  held = await throwAwayDatabase({ name: 'catalog', database: { migrations } })
  const { database } = held
  store = new CatalogueStore(database, clock, stateOf(database, clock))
  const certifier = new Certifier(ServiceKeys.load(directory, 'catalog'), clock)
  await new LoadSeeds(database, store, clock, new CertifySeeds(store, certifier)).execute()
  measure = new MeasureProgress(store, new FindSurroundings(store, clock, new ReviewStore(database)))
})
afterAll(async () => {
  rmSync(directory, { recursive: true })
  await held.drop()
})

async function register(id: string): Promise<void> {
  const land = (await store.find('registry', 'land')) as Registry
  const change = new ChangeEntries(held.database, store)
  await change.execute([{ type: 'registry', key: id, value: { ...land, id } }])
}

it('is counted once for everybody who asks after a change', async () => {
  await measure.execute({})
  await register('forests')
  const list = jest.spyOn(store, 'list')
  const all = await Promise.all(Array.from({ length: 20 }, () => measure.execute({})))
  const reads = (type: string) => list.mock.calls.filter(([each]) => each === type).length
  expect([reads('form'), reads('legalSource')]).toEqual([1, 1])
  list.mockRestore()
  for (const each of all) expect(each.registries).toEqual(all[0]?.registries)
  expect(all[0]?.registries.map(({ registry }) => registry)).toContain('forests')
})

it('knows a registry that has no concepts yet', async () => {
  await register('waters')
  const { registries, items } = await measure.execute({ registry: 'waters' })
  expect(items).toEqual([])
  expect(registries.find(({ registry }) => registry === 'waters')).toMatchObject({
    ...{ owner: 'G10', concepts: 0, announced: 0, usable: 0, used: 0, askedInSpite: 0, papers: 0 },
  })
  await expect(measure.execute({ registry: 'nowhere' })).rejects.toMatchObject({ code: 'registry_unknown' })
})
