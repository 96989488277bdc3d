import type { SubjectKeys } from '#contracts'
import { aLookup, startRegistry, valuesOf, type RegistryUnderTest } from '#testing/registry-under-test'
import { matchingKey } from '#vietnam'
import { populationService } from './population.service-definition.js'

const household = ['person.householdNumber', 'household.size', 'household.member.fullName', 'household.member.relation']
const alone = '001190700001'
const listedTwice = '001190700002'
const oneWord = '011190700003'
const sevenWords = '046190700004'
const merged = '001190700005'
const former = '001189700005'
const dead = '001140700006'
const stale = '001190700007'
const split = '001190700008'

/** Id, name, and whether she is listed in any of two households of two people each. */
const people: [id: string, name: string, households: string[]][] = [
  [alone, 'Trần Thị Cô', []],
  [listedTwice, 'Lê Thị Đôi', ['HS2000900001', 'HS2000900002']],
  ['001190700012', 'Lê Văn Một', ['HS2000900001']],
  ['001190700022', 'Lê Văn Hai', ['HS2000900002']],
  [oneWord, 'Giàng', []],
  [sevenWords, 'Công Tằng Tôn Nữ Thị Minh Hà', []],
  [merged, 'Ngô Thị Gộp', []],
  [dead, 'Đinh Thị Khuất', []],
  [stale, 'Vũ Thị Cũ', []],
  [split, 'Vũ Thị Tách', []],
]

let registry: RegistryUnderTest
beforeAll(async () => {
  registry = await startRegistry({ ...populationService, name: 'population' }, { people: 1 })
  await registry.database.asOwner(async (client) => {
    for (const [id, name, households] of people) {
      const row = [
        id,
        name,
        matchingKey(name),
        '1990-02-03',
        'female',
        'Kinh',
        'VN',
        'single',
        id === dead ? '2026-01-02' : null,
        '2026-06-01',
      ]
      await client.query(
        `insert into person (person_id, full_name, name_key, birth_date, sex, ethnicity, nationality, marital_status,
           died_on, updated_on) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
        row,
      )
      for (const number of households)
        await client.query(`insert into household_member values ($1, $2, 'other', '2020-01-01')`, [id, number])
    }
    await client.query(`insert into former_id values ('mergedId', $1, $2), ('cmnd9', '012999111', $2)`, [
      former,
      merged,
    ])
    await client.query(
      `insert into residence values ($1, '2010-01-01', null, '00001', '2025-06-30', 'Số 1'), ($2, '2010-01-01', null, '00634', '2025-06-30', 'Số 2')`,
      [stale, split],
    )
  })
})
afterAll(() => registry.stop())

const about = async (subject: SubjectKeys, concepts: string[]) => (await registry.ask(aLookup(subject, concepts)))[0]
const match = async (subject: SubjectKeys) =>
  (await registry.ask(aLookup(subject, ['person.match'], { mode: 'match' })))[0]

it('knows someone without any family, household or residence, and says what it lacks', async () => {
  const answer = await about({ personId: alone }, [
    ...household,
    'person.fullName',
    'person.residence.address',
    'person.spouse.fullName',
  ])
  expect(answer).toMatchObject({ outcome: 'found', notApplicable: ['person.spouse.fullName'] })
  expect(valuesOf(answer, 'person')).toEqual([{ 'person.fullName': 'Trần Thị Cô' }])
  expect(answer?.missing.sort()).toEqual([...household, 'person.residence.address'].sort())
})

it('tells no household of someone listed in two, and to none of them how many they are together', async () => {
  const twice = await about({ personId: listedTwice }, household)
  expect(twice).toMatchObject({ outcome: 'found', records: [] })
  expect(twice?.missing.sort()).toEqual([...household].sort())
  const other = await about({ personId: '001190700012' }, household)
  expect(valuesOf(other, 'person')).toEqual([{ 'person.householdNumber': 'HS2000900001', 'household.size': 2 }])
  expect(valuesOf(other, 'member')).toEqual([
    { 'household.member.fullName': 'Lê Thị Đôi', 'household.member.relation': 'other' },
  ])
})

it.each([
  [oneWord, 'Giàng', 'GIÀNG'],
  [sevenWords, 'Công Tằng Tôn Nữ Thị Minh Hà', 'công tằng  tôn nữ thị minh hà'],
])('knows %s by a name of one word and of seven', async (personId, fullName, typed) => {
  const answer = await about({ personId, fullName: typed }, ['person.fullName'])
  expect(valuesOf(answer, 'person')).toEqual([{ 'person.fullName': fullName }])
  expect((await match({ personId, fullName: typed, birthDate: '1990-02-03' }))?.outcome).toBe('found')
  expect((await about({ personId, fullName: `${typed} Anh` }, ['person.fullName']))?.outcome).toBe('ambiguous')
})

it('releases nothing under an id that was merged into another, but matches the person who has both', async () => {
  expect(await about({ personId: former }, ['person.fullName'])).toMatchObject({ outcome: 'ambiguous', records: [] })
  const claim = { fullName: 'Ngô Thị Gộp', birthDate: '1990-02-03' }
  expect(await match({ ...claim, personId: former })).toMatchObject({
    outcome: 'found',
    records: [{ facts: [{ concept: 'person.match', value: merged }] }],
  })
  expect((await match({ ...claim, personId: former, fullName: 'Ngô Thị Gôp' }))?.outcome).toBe('notFound')
})

it('hands on a merged id as a former key, because files of other databases still stand under it', async () => {
  const answer = await about({ personId: merged }, ['person.formerIds', 'person.formerTaxCodes'])
  expect(valuesOf(answer, 'person')).toEqual([
    { 'person.formerIds': ['012999111', former], 'person.formerTaxCodes': [former] },
  ])
})

it('has no residence and no household for someone it knows to be dead', async () => {
  const answer = await about({ personId: dead }, ['person.fullName', 'person.residence.unit', 'household.size'])
  expect(answer?.missing.sort()).toEqual(['household.size', 'person.residence.unit'])
})

it('reads a residence under a former unit, and guesses no part of a split one', async () => {
  expect(valuesOf(await about({ personId: stale }, ['person.residence.unit']), 'person')).toEqual([
    { 'person.residence.unit': '00097' },
  ])
  expect(await about({ personId: split }, ['person.residence.unit'])).toMatchObject({
    records: [],
    missing: ['person.residence.unit'],
  })
})
