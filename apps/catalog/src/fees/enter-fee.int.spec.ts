import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { busTables } from '#bus'
import { localFeeOn, type Actor, type EnterFee as Body } from '#contracts'
import { createMissingKeys, ServiceKeys } from '#platform'
import { clockAt, throwAwayDatabase, type ThrowAwayDatabase } from '#testing'
import { GetAuthority } from '../authorities/get-authority.js'
import { catalogService } from '../catalog.service-definition.js'
import { CatalogueStore } from '../entries/catalogue-store.js'
import { ChangeEntries } from '../entries/change-entries.js'
import { recordedStates, stateOf } from '../entries/state.fixture.js'
import { Certifier } from '../forms/certifier.js'
import { MeasureReadiness } from '../readiness/measure-readiness.js'
import { CertifySeeds } from '../seeding/certify-seeds.js'
import { LoadSeeds } from '../seeding/load-seeds.js'
import { EnterFee } from './enter-fee.js'
import { FindLocalFee } from './find-local-fee.js'

const clock = clockAt(() => new Date('2026-11-25T09:00:00+07:00'))
const directory = mkdtempSync(join(tmpdir(), 'keys-'))
const supervisor: Actor = {
  ...{ issuer: 'https://issuer.test', subject: 'hanh', role: 'official', name: 'Cao Thị Hạnh', authority: 'H26' },
  permissions: ['supervise'],
}
const head: Actor = { ...supervisor, role: 'head', permissions: [], authority: 'H26' }
const body: Body = { amount: 120_000, validFrom: '2026-11-25', source: 'Nghị quyết 12/2026/NQ-HĐND' }
let held: ThrowAwayDatabase
let store: CatalogueStore
let fees: EnterFee
let reader: FindLocalFee
let load: LoadSeeds
let readiness: MeasureReadiness

beforeAll(async () => {
  createMissingKeys(directory)
  const migrations = [...busTables, ...(catalogService.database?.migrations ?? [])]
  held = await throwAwayDatabase({ name: 'catalog', database: { migrations } })
  store = new CatalogueStore(held.database, clock, stateOf(held.database, clock))
  const certifier = new Certifier(ServiceKeys.load(directory, 'catalog'), clock)
  load = new LoadSeeds(held.database, store, clock, new CertifySeeds(store, certifier))
  await load.execute()
  const change = new ChangeEntries(held.database, store)
  const authorities = new GetAuthority(store)
  reader = new FindLocalFee(store, authorities, clock)
  fees = new EnterFee(store, change, reader, clock)
  readiness = new MeasureReadiness(store, authorities, certifier, clock)
})

afterAll(async () => {
  rmSync(directory, { recursive: true })
  await held.drop()
})

const enter = (change: Partial<Body> = {}, actor: Actor = supervisor, procedure = '1.012784', province = '01') =>
  fees.execute({ procedure, province, body: { ...body, ...change } }, actor)
const today = async (code = '1.012784') => {
  const procedure = await store.find('procedure', code)
  return procedure && reader.execute(procedure, { authority: 'H26.00004' })
}
const ready = async (code: string) =>
  (await readiness.ofAuthority({ code, trials: [], limit: 100 })).items.find(
    ({ procedure, item }) => procedure === '1.012784' && item === 'localFee',
  )

describe('a fee of a province', () => {
  it('is entered by the province, in force from its day on, and seen at once', async () => {
    expect(await ready('H26.00004')).toMatchObject({ state: 'missing' })
    expect(await today()).toBeNull()
    expect(await enter()).toEqual({
      ...{ procedure: '1.012784', province: '01', ...body, certainty: 'A', enteredBy: 'H26' },
    })
    const keys = (await recordedStates(held.database)).map(({ key }) => key)
    expect(keys).toContain('localFee/1.012784@01@2026-11-25')
    expect(await ready('H26.00004')).toEqual({
      procedure: '1.012784',
      item: 'localFee',
      state: 'ready',
      certainty: 'A',
    })
    expect(await ready('H29.26929')).toMatchObject({ state: 'missing' })

    await enter({ amount: 150_000, validFrom: '2027-01-01', source: 'Dự thảo' }, head)
    expect(await today()).toMatchObject({ amount: 120_000, certainty: 'A' })
    const all = await store.list('localFee')
    expect(localFeeOn(all, { procedure: '1.012784', province: '01' }, '2027-01-01')).toMatchObject({
      amount: 150_000,
      certainty: 'C',
    })
  })

  it('entered again for the same day replaces it, and the seeds leave it alone', async () => {
    await enter({ amount: 130_000 })
    expect(await today()).toMatchObject({ amount: 130_000 })
    expect(await load.execute()).toEqual([])
    expect(await today()).toMatchObject({ amount: 130_000 })
    await enter({ amount: 9000 }, supervisor, '1.004873')
    expect(await today('1.004873')).toMatchObject({ amount: 9000, validFrom: '2026-11-25' })
  })

  it.each<[string, () => Promise<unknown>, object]>([
    [
      'by an official who does not supervise',
      () => enter({}, { ...supervisor, permissions: ['process'] }),
      { kind: 'forbidden' },
    ],
    ['by a citizen', () => enter({}, { ...supervisor, role: 'citizen' }), { kind: 'forbidden' }],
    [
      'by a commune of the province',
      () => enter({}, { ...supervisor, authority: 'H26.00637' }),
      { code: 'fee_not_yours' },
    ],
    ['by another province', () => enter({}, head, '1.012784', '79'), { code: 'fee_not_yours' }],
    ['by a ministry', () => enter({}, { ...head, authority: 'G10' }), { code: 'fee_not_yours' }],
    [
      'for an unknown province',
      () => enter({}, supervisor, '1.012784', '97'),
      { kind: 'notFound', code: 'province_not_found' },
    ],
    ['for a commune', () => enter({}, supervisor, '1.012784', '00637'), { code: 'province_not_found' }],
    [
      'for a day before the resolution',
      () => enter({ resolvedOn: '2030-01-01' }, supervisor, '1.012784'),
      { kind: 'invalid', code: 'fee_before_resolution' },
    ],
    ['for an unknown procedure', () => enter({}, supervisor, '9.999999'), { code: 'procedure_not_found' }],
    [
      'where the fee is the same everywhere',
      () => enter({}, supervisor, '1.004222'),
      { kind: 'conflict', code: 'fee_not_local' },
    ],
    ['for a day that is over', () => enter({ validFrom: '2026-11-24' }), { kind: 'invalid', code: 'fee_in_past' }],
    ['for a day there is not', () => enter({ validFrom: '2027-02-30' }), { code: 'fee_in_past' }],
    ['as certain without a resolution', () => enter({ source: 'Báo', certainty: 'A' }), { code: 'resolution_needed' }],
  ])('is refused %s', async (_, attempt, expected) => {
    const before = await store.stamp()
    await expect(attempt()).rejects.toMatchObject(expected)
    expect(await store.stamp()).toBe(before)
  })
})
