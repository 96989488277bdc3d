import { aLookup, keysOfPersona, startRegistry, valuesOf, type RegistryUnderTest } from '#testing/registry-under-test'
import { licenceConcepts } from './driving-licences.concepts.js'
import { drivingLicencesService } from './driving-licences.service-definition.js'

const concepts = Object.keys(licenceConcepts)

let registry: RegistryUnderTest
beforeAll(async () => {
  registry = await startRegistry({ ...drivingLicencesService, name: 'driving-licences' })
})
afterAll(() => registry.stop())

const about = async (id: string, more = {}) =>
  (await registry.ask(aLookup({ ...keysOfPersona(id), ...more }, concepts)))[0]

/** Another licence of a persona. */
const issue = (id: string, number: string, more: Record<string, string | null>) =>
  registry.database.asOwner(async (client) => {
    const row = {
      ...{ licence_no: number, id_number: keysOfPersona(id).personId, name_key: 'x', classes: 'B', issued_on: '2020-03-02' },
      ...{ valid_to: '2030-03-02', revoked_on: null, updated_on: '2020-03-02', ...more },
    } // prettier-ignore
    await client.query(
      `insert into driving_licence (${Object.keys(row).join(', ')}) values ($1, $2, $3, $4, $5, $6, $7, $8)`,
      Object.values(row),
    )
  })

it('fills the registry with the licences of those of age', async () => {
  const [counted] = await registry.database.database.query<{ count: number }>(
    'select count(*)::int as count from driving_licence',
  )
  expect(counted?.count).toBeGreaterThan(100)
  expect(counted?.count).toBeLessThan(300)
})

it('knows the licence of Lan', async () => {
  const answer = await about('lan')
  expect(answer).toMatchObject({ outcome: 'found', missing: [], records: [{ kind: 'drivingLicence' }] })
  expect(valuesOf(answer, 'drivingLicence')).toMatchInlineSnapshot(`
   [
     {
       "drivingLicence.classes": "B",
       "drivingLicence.issuedOn": "2017-02-04",
       "drivingLicence.number": "171188014826",
       "drivingLicence.status": "valid",
       "drivingLicence.validTo": "2027-02-28",
     },
   ]
  `)
})

it('tells expired and revoked licences from valid ones, and each licence apart', async () => {
  const name_key = 'vũ văn tám'
  const keys = { personId: '001080000001', fullName: 'Vũ Văn Tám' }
  const own = { id_number: keys.personId, name_key }
  await issue('lan', '990000000001', { ...own, issued_on: '2013-01-01', valid_to: '2026-11-23' })
  await issue('lan', '990000000002', { ...own, issued_on: '2014-01-01', valid_to: '2026-11-24' })
  await issue('lan', '990000000003', { ...own, issued_on: '2015-01-01', revoked_on: '2026-05-05' })
  const [answer] = await registry.ask(aLookup(keys, ['drivingLicence.status']))
  expect(valuesOf(answer, 'drivingLicence').map((values) => values['drivingLicence.status'])).toEqual([
    'revoked',
    'valid',
    'expired',
  ])
})

it('says that a term does not apply to a licence without one', async () => {
  const keys = { personId: '001080000002', fullName: 'Vũ Văn Chín' }
  await issue('lan', '990000000004', {
    id_number: keys.personId,
    name_key: 'vũ văn chín',
    classes: 'A1',
    valid_to: null,
  })
  const [answer] = await registry.ask(aLookup(keys, concepts))
  expect(answer).toMatchObject({ outcome: 'found', notApplicable: ['drivingLicence.validTo'], missing: [] })
})

it('releases nothing under another name, and nothing under a 9-digit id without the name', async () => {
  expect(await about('lan', { fullName: 'Nguyễn Thị Lành' })).toMatchObject({ outcome: 'ambiguous', records: [] })
  await issue('lan', '990000000005', { id_number: '012345678', name_key: 'vũ văn mười' })
  const former = { personId: '001080000003', formerIds: ['012345678'] }
  expect((await registry.ask(aLookup(former, concepts)))[0]).toMatchObject({ outcome: 'ambiguous' })
  const named = { ...former, fullName: 'Vũ Văn Mười' }
  expect((await registry.ask(aLookup(named, concepts)))[0]).toMatchObject({ outcome: 'found' })
})
