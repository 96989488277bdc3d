import { completeTerritories } from '#sandbox'
import { aLookup, keysOfPersona, startRegistry, valuesOf, type RegistryUnderTest } from '#testing/registry-under-test'
import { landService } from './land.service-definition.js'

const home = ['land.home.owned', 'land.home.floorArea', 'land.home.parcel', 'land.home.share', 'land.home.address']
const parcel = [
  'land.parcel.id', 'land.parcel.number', 'land.parcel.sheet', 'land.parcel.area', 'land.parcel.useCode',
  'land.parcel.address', 'land.parcel.floorArea', 'land.parcel.builtArea', 'land.parcel.disputed',
  'land.parcel.mortgaged', 'land.parcel.certificate', 'land.parcel.share',
] // prettier-ignore
const complete = completeTerritories.map(({ unit }) => unit)

let registry: RegistryUnderTest
beforeAll(async () => {
  registry = await startRegistry({ ...landService, name: 'land' })
})
afterAll(() => registry.stop())

const about = async (id: string, concepts = home, more = {}) =>
  (await registry.ask(aLookup({ ...keysOfPersona(id), ...more }, concepts)))[0]

it('knows the one home of Lan, by the name the commune had when it was mapped', async () => {
  const answer = await about('lan', [...home, ...parcel])
  expect(answer).toMatchObject({ outcome: 'found', absences: [], missing: [], notApplicable: [] })
  expect(valuesOf(answer, 'home')).toEqual([
    {
      'land.home.owned': true,
      'land.home.floorArea': 52.4,
      'land.home.parcel': 'Thửa 112, tờ bản đồ 8, phường Đại Mỗ',
      'land.home.share': '1/1',
      'land.home.address': 'Ngõ 68, đường Đại Mỗ, Phường Đại Mỗ, Quận Nam Từ Liêm, Thành phố Hà Nội',
    },
  ])
  expect(valuesOf(answer, 'parcel')[0]).toMatchObject({
    'land.parcel.id': answer?.records[0]?.key,
    'land.parcel.number': '112',
    'land.parcel.sheet': '8',
    'land.parcel.area': 31.5,
    'land.parcel.useCode': 'ODT',
    'land.parcel.builtArea': 26.2,
    'land.parcel.disputed': false,
    'land.parcel.mortgaged': false,
    'land.parcel.certificate': 'DA 004417',
  })
  expect(answer?.records[0]?.label).toBe('Thửa 112, tờ bản đồ 8, phường Đại Mỗ – 31,5 m², ODT')
  expect(answer?.records[0]?.key).toHaveLength(12)
})

it.each(['minh', 'hoa', 'cuong', 'mai'])('states where it is complete when nothing was found: %s', async (id) => {
  const answer = await about(id)
  expect(answer).toMatchObject({ outcome: 'notFound', records: [], missing: [] })
  expect(answer?.absences).toHaveLength(home.length * complete.length)
  expect(answer?.absences).toContainEqual({ concept: 'land.home.owned', territory: '01', completeTo: '2026-10-31' })
  expect(answer?.absences.map(({ territory }) => territory)).not.toContain('52')
})

it('marks the record of Tuấn as unverified', async () => {
  const answer = await about('tuan')
  expect(answer?.records[0]?.facts.map(({ quality }) => quality)).toEqual(home.map(() => 'unverified'))
})

it('marks everything of a parcel in dispute', async () => {
  const client = registry.database
  await client.asOwner((owner) =>
    owner.query(
      `insert into dispute select parcel_id, 'Ranh giới', '2026-10-01' from owner where id_number = '096051081643'`,
    ),
  )
  const answer = await about('ut', ['land.parcel.disputed', 'land.parcel.area'])
  expect(answer?.records[0]?.facts).toMatchObject([
    { value: true, quality: 'disputed' },
    { value: 340, quality: 'disputed' },
  ])
})

it('finds the home of Bảy under the 9-digit id, only when asked with it and with his name', async () => {
  const formerIds = ['020558583']
  expect((await about('bay'))?.outcome).toBe('notFound')
  expect(await about('bay', home, { formerIds })).toMatchObject({ outcome: 'found', absences: [] })
  expect(await about('bay', home, { formerIds, fullName: 'Trần Văn Bay' })).toMatchObject({
    outcome: 'ambiguous',
    records: [],
  })
  expect(await about('bay', home, { formerIds, fullName: undefined })).toMatchObject({
    outcome: 'ambiguous',
    records: [],
  })
})

it('releases nothing under the right id and another name', async () => {
  expect(await about('lan', home, { fullName: 'Trần Thị Lan' })).toMatchObject({
    outcome: 'ambiguous',
    records: [],
    absences: [],
  })
})

it('gives Thu both parcels to choose from', async () => {
  const answer = await about('thu')
  expect(answer?.records).toHaveLength(2)
  expect(new Set(answer?.records.map(({ key }) => key)).size).toBe(2)
  expect(answer?.records.map(({ label }) => label).sort()).toEqual([
    'Thửa 41, tờ bản đồ 9, phường Đại Mỗ – 46,8 m², ODT',
    'Thửa 66, tờ bản đồ 12, phường Trung Văn – 58 m², ODT',
  ])
})

it('releases the parcel of "Hộ ông Đinh Công Khôi" to nobody and claims no absence', async () => {
  expect(await about('khoi')).toMatchObject({ outcome: 'ambiguous', records: [], absences: [] })
  expect((await about('khoi', home, { birthDate: '1988-01-01' }))?.outcome).toBe('notFound')
})

it('answers only records in the territories it is asked for', async () => {
  const ask = async (units: string[]) => {
    const territories = Object.fromEntries(home.map((concept) => [concept, units]))
    return (await registry.ask(aLookup(keysOfPersona('lan'), home, { territories })))[0]
  }
  expect(await ask(['01'])).toMatchObject({ outcome: 'found' })
  expect(await ask(['00637'])).toMatchObject({ outcome: 'notFound', records: [] })
  const elsewhere = await ask(['48'])
  expect(elsewhere).toMatchObject({ outcome: 'notFound', records: [] })
  expect(new Set(elsewhere?.absences.map(({ territory }) => territory))).toEqual(new Set(['48']))
})

it('keeps the territories of one concept from the others', async () => {
  const territories = { 'land.parcel.mortgaged': ['48'] }
  const concepts = ['land.home.owned', 'land.parcel.number', 'land.parcel.mortgaged']
  const [answer] = await registry.ask(aLookup(keysOfPersona('lan'), concepts, { territories }))
  const told = answer?.records.flatMap(({ facts }) => facts.map(({ concept }) => concept))
  expect(told).toEqual(['land.home.owned', 'land.parcel.number'])
  expect(answer?.absences.map(({ concept, territory }) => `${concept} ${territory}`)).toEqual([
    'land.parcel.mortgaged 48',
  ])
})

it('states no home where there is only a field, beside the field itself', async () => {
  await registry.database.asOwner((owner) =>
    owner.query(`insert into parcel values ('VNTEST000001', '00637', '2025-08-01', 1, 1, 500, 'LUC', 'Đồng Mỗ', 'verified', '2026-01-01');
      insert into owner values ('VNTEST000001', 1, 'person', '001177000001', 'A', 'a', 1977, 1, 3)`),
  )
  const [answer] = await registry.ask(aLookup({ personId: '001177000001' }, ['land.home.owned', ...parcel]))
  expect(answer).toMatchObject({
    outcome: 'found',
    missing: ['land.parcel.floorArea', 'land.parcel.builtArea', 'land.parcel.certificate'],
  })
  expect(answer?.absences.map(({ concept, territory }) => `${concept} ${territory}`)).toEqual(
    complete.map((unit) => `land.home.owned ${unit}`),
  )
  expect(valuesOf(answer, 'parcel')[0]).toMatchObject({
    'land.parcel.share': '1/3',
    'land.parcel.address': 'Đồng Mỗ, Phường Đại Mỗ, Thành phố Hà Nội',
  })
})

it('answers each of 30 parcels of one owner once, with a label that tells it apart', async () => {
  const owner = '001170800030'
  await registry.database.asOwner(async (client) => {
    await client.query(`insert into parcel select 'VNMANY' || lpad(n::text, 6, '0'), '00634', '2014-06-01', 70, n, 100 + n, 'CLN',
      'Ngõ 68', 'verified', '2026-01-01' from generate_series(1, 30) n`)
    await client.query(
      `insert into owner select 'VNMANY' || lpad(n::text, 6, '0'), 1, 'person', $1, 'Hồ Văn Điền', 'hồ văn điền', 1970, 1, 1
       from generate_series(1, 30) n`,
      [owner],
    )
  })
  const [answer] = await registry.ask(aLookup({ personId: owner, fullName: 'Hồ Văn Điền' }, [...home, ...parcel]))
  expect(answer?.outcome).toBe('found')
  expect(new Set(answer?.records.map(({ key }) => key)).size).toBe(30)
  expect(new Set(answer?.records.map(({ label }) => label)).size).toBe(30)
  expect(valuesOf(answer, 'parcel').map((values) => values['land.parcel.area'])).toContain(130)
})
