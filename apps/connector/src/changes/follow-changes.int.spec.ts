import { readFileSync } from 'node:fs'
import { createLogger } from '#platform'
import { aLookup, keysOfPersona, startRegistry, testDay, type RegistryUnderTest } from '#testing/registry-under-test'
import { clockAt } from '#testing'
import { connectorService } from '../connector.service-definition.js'
import { parseMapping } from '../mapping/read-mapping.js'
import { ministryDatabase, type MinistryDatabase } from '../postgres.fixture.js'
import { assertAnswers, openSource } from '../sources/open-source.js'
import type { Source } from '../sources/source.js'
import { SourceSettings } from '../sources/source-settings.js'
import { FollowChanges } from './follow-changes.js'

const folder = 'apps/connector/examples/vehicles'
const example = readFileSync(`${folder}/vehicles.yaml`, 'utf8')
const read = parseMapping(example, 'vehicles.yaml')
const noMoments = parseMapping(example.replace(/    changedAt.*\n/, ''), 'vehicles.yaml')
const lan = keysOfPersona('lan')
const concepts = ['vehicle.plate']

let ministry: MinistryDatabase
let registry: RegistryUnderTest
let source: Source
let now = testDay
beforeAll(async () => {
  ministry = await ministryDatabase(`${folder}/vehicles.sql`, 'vehicles_reader')
  // the owner's id as a number: without the zeros it begins with
  await ministry.run('alter table registration.vehicle alter owner_id type integer using owner_id::bigint::integer')
  source = openSource(read.mapping, Object.assign(new SourceSettings(), { sourceUrl: ministry.url }))
  await assertAnswers(source, read)
  registry = await startRegistry(connectorService(read.mapping, source), { registry: 'vehicles', demo: false })
  await registry.ask(aLookup(lan, concepts))
  await following().execute()
})
afterAll(async () => {
  await registry?.stop()
  await ministry?.drop()
})

/** As a connector that was started just now. */
const following = ({ mapping } = read) =>
  new FollowChanges(
    mapping,
    source,
    registry.database.database,
    clockAt(() => now),
    createLogger('registry-vehicles', 'silent'),
  )
const change = (column: string) =>
  ministry.run(`update registration.vehicle set ${column}, changed_at = now() where plate = '30K-123.45'`)

it('a kind that cannot be read keeps no other from being looked at, and the turn says so', async () => {
  const broken = { ...read.mapping.records['vehicle'], table: 'registration.nowhere' }
  const mapping = { ...read.mapping, records: { broken, ...read.mapping.records } } as typeof read.mapping
  const lookedAt = async () => {
    const positions = 'select at from source_position where kind = $1'
    const [row] = await registry.database.database.query<{ at: string }>(positions, ['vehicle'])
    return row?.at
  }
  const before = await lookedAt()
  await change('kind_code = 2')
  await expect(following({ ...read, mapping }).execute()).rejects.toMatchObject({ code: 'source_changed' })
  expect(await lookedAt()).not.toBe(before)
})

it('a key no row can hold keeps no other from being answered', async () => {
  const [found, none] = await registry.ask(aLookup(lan, concepts), aLookup({ personId: '079188014826' }, concepts))
  expect([found?.outcome, none?.outcome]).toEqual(['found', 'notFound'])
})

it('notices a change of a row whose key is kept as a number', async () => {
  await following().execute()
  await change('kind_code = 3')
  expect(await following().execute()).toBeGreaterThan(0)
})

it('a row that says it was changed in years to come keeps no later change from being noticed', async () => {
  await ministry.run(`update registration.vehicle set changed_at = '2099-01-01' where plate = '29H1-678.90'`)
  await following().execute()
  await change('kind_code = 1')
  expect(await following().execute()).toBeGreaterThan(0)
})

it('finds every watched answer anew once a day, also where it is started more often', async () => {
  for (const [hours, isAll] of [
    [1, false],
    [23, false],
    [25, true],
    [26, false],
  ] as const) {
    now = new Date(testDay.getTime() + hours * 3_600_000)
    expect((await following(noMoments).execute()) > 0).toBe(isAll)
  }
})
