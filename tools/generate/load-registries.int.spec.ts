import { busTables } from '#bus'
import { households } from '#sandbox'
import { throwAwayDatabase, type ThrowAwayDatabase } from '#testing'
import { filledRegistries, loadRegistries, type FilledRegistry } from './load-registries.js'

const databases = new Map<string, ThrowAwayDatabase>()
const definitionOf = (name: string) => {
  const { definition } = filledRegistries.find((registry) => registry.definition.name === name) as FilledRegistry
  const migrations = [...busTables, ...(definition.database?.migrations ?? [])]
  return { name: definition.name, database: { migrations } }
}
beforeAll(async () => {
  for (const name of new Set(filledRegistries.map(({ definition }) => definition.name)))
    databases.set(name, await throwAwayDatabase(definitionOf(name)))
})
afterAll(() => Promise.all([...databases.values()].map((database) => database.drop())))

const database = (name: string) => databases.get(name) as ThrowAwayDatabase
const load = (people: number, seed: number, registries = filledRegistries) =>
  loadRegistries({ people, seed }, registries, ({ name }) => Promise.resolve(database(name).address))
const count = async (name: string, table: string) => {
  const [row] = await database(name).database.query<{ count: number }>(`select count(*)::int as count from ${table}`)
  return row?.count
}

/** The machine of a test may do much else at the same time. */
const patience = 60_000

it(
  'loads people into all registries, and replaces them',
  async () => {
    const tally = await load(5000, 1)
    expect(tally.text()).toMatch(/^5,000 people, 1,4\d\d households, 5,\d\d\d parcels \(2\d % verified, /)
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
  },
  patience,
)

it(
  'puts every key and index back',
  async () => {
    for (const [name, { asOwner }] of databases) {
      const untouched = await throwAwayDatabase(definitionOf(name))
      const indexes = 'select indexdef from pg_indexes order by indexdef'
      const expected = await untouched.asOwner((client) => client.query(indexes))
      const restored = await asOwner((client) => client.query(indexes))
      expect(restored.rows).toEqual(expected.rows)
      await untouched.drop()
    }
  },
  patience,
)

it(
  'leaves everything as it was when one registry cannot take its part',
  async () => {
    const before = await count('population', 'person')
    const broken = filledRegistries.map((registry, index) =>
      index === 2
        ? { ...registry, tables: [...registry.tables, { name: 'generated', columns: ['id'], rows: () => [['x']] }] }
        : registry,
    )
    await expect(load(2000, 3, broken)).rejects.toThrow()
    expect(await count('population', 'person')).toBe(before)
  },
  patience,
)
