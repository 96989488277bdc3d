import { households, loadOnce, type CopiedTable } from '#sandbox'
import { throwAwayDatabase, type ThrowAwayDatabase } from '#testing'
import { landTables } from './land.sandbox.js'
import { landService } from './land.service-definition.js'

let made: ThrowAwayDatabase
beforeAll(async () => {
  made = await throwAwayDatabase(landService)
})
afterAll(() => made.drop())

const load = async (tables: readonly CopiedTable[] = landTables) => {
  const client = await made.database.pool.connect()
  try {
    return await loadOnce(client, tables, { people: 500, seed: 1 })
  } finally {
    client.release()
  }
}
const parcels = async () => (await made.database.query<{ n: number }>('select count(*)::int as n from parcel'))[0]?.n

it('leaves nothing half loaded when it fails on the way', async () => {
  const failing: CopiedTable = {
    name: 'mortgage',
    columns: ['parcel_id'],
    *rows() {
      yield ['too long for a parcel id']
    },
  }
  await expect(load([...landTables, failing])).rejects.toThrow()
  expect(await parcels()).toBe(0)
})

it('loads once, however many instances start at the same time, and never again', async () => {
  const loaded = await Promise.all([load(), load(), load()])
  expect(loaded.filter(Boolean)).toHaveLength(1)
  expect(await load()).toBe(false)
  const expected = [...households({ people: 500, seed: 1 })].flatMap((household) => household.parcels).length
  expect(await parcels()).toBe(expected)
})

it('keeps tabs, line breaks and backslashes of a text', async () => {
  const text = 'a\tb\nc\\d\re'
  const table: CopiedTable = { name: 'parcel', columns: ['parcel_id', 'commune_code', 'mapped_on', 'sheet_no', 'plot_no', 'area_m2', 'use_code', 'address_detail', 'trust', 'updated_on'], once: [['VNTEST000009', '00637', '2025-08-01', 1, 1, 5.5, 'ODT', text, 'verified', '2026-01-01']], rows: () => [] } // prettier-ignore
  await made.database.write('delete from generated')
  await load([table])
  expect(await made.database.query(`select address_detail from parcel where parcel_id = 'VNTEST000009'`)).toEqual([
    { address_detail: text },
  ])
})
