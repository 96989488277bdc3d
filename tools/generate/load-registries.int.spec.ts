import { households } from '#registry'
import { throwAwayDatabase, type ThrowAwayDatabase } from '#testing'
import { BusTables } from '#platform'
import { filledRegistries, loadRegistries } from './load-registries.js'

const databases = new Map<string, ThrowAwayDatabase>()
beforeAll(async () => {
  for (const { definition } of filledRegistries) {
    const migrations = [BusTables, ...(definition.database?.migrations ?? [])]
    databases.set(definition.name, await throwAwayDatabase({ name: definition.name, database: { migrations } }))
  }
})
afterAll(() => Promise.all([...databases.values()].map((database) => database.drop())))

const database = (name: string) => databases.get(name) as ThrowAwayDatabase
const load = (people: number, seed: number, registries = filledRegistries) =>
  loadRegistries({ people, seed }, registries, ({ name }) => Promise.resolve(database(name).address))
const count = async (name: string, table: string) => {
  const [row] = await database(name).database.query<{ count: number }>(`select count(*)::int as count from ${table}`)
  return row?.count
}

it('loads 5,000 people into all three registries within 5 seconds, and replaces them', async () => {
  const began = performance.now()
  await load(5000, 1)
  expect(performance.now() - began).toBeLessThan(5000)
  const country = [...households({ people: 5000, seed: 1 })]
  const parcels = country.flatMap((household) => household.parcels)
  const filed = country.flatMap((household) => household.people).filter(({ tax }) => tax !== undefined)
  expect(await count('population', 'person')).toBe(5000)
  expect(await count('population', 'household')).toBe(country.length)
  expect(await count('tax', 'nguoi_nop_thue')).toBe(filed.length)
  expect(await count('land', 'parcel')).toBe(parcels.length)
  await load(1000, 2)
  expect(await count('population', 'person')).toBe(1000)
  expect(await database('land').database.query('select people, seed::int from generated')).toEqual([
    { people: 1000, seed: 2 },
  ])
})

it('leaves everything as it was when one registry cannot take its part', async () => {
  const before = await count('population', 'person')
  const broken = filledRegistries.map((registry, index) =>
    index === 2
      ? { ...registry, tables: [...registry.tables, { name: 'generated', columns: ['id'], rows: () => [['x']] }] }
      : registry,
  )
  await expect(load(2000, 3, broken)).rejects.toThrow()
  expect(await count('population', 'person')).toBe(before)
})
