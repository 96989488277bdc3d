import type { LandKeys, SubjectKeys } from '#contracts'
import { aLookup, keysOfPersona, startRegistry, valuesOf, type RegistryUnderTest } from '#testing/registry-under-test'
import { landService } from './land.service-definition.js'

const home = ['land.home.owned', 'land.home.floorArea', 'land.home.parcel', 'land.home.address']
const ofKhoi: LandKeys = { certificate: 'L 118830' }
const placeOfKhoi: LandKeys = { commune: '07900', mappedOn: '1997-04-01', sheet: 5, plot: 19 }
const nothingReleased = { outcome: 'ambiguous', records: [], absences: [] }

let registry: RegistryUnderTest
beforeAll(async () => {
  registry = await startRegistry({ ...landService, name: 'land' })
})
afterAll(() => registry.stop())

const about = async (id: string, land: LandKeys | undefined, more: Partial<SubjectKeys> = {}) => {
  const subject = { ...keysOfPersona(id), ...(land ? { land } : {}), ...more }
  return (await registry.ask(aLookup(subject, home)))[0]
}

describe('"Hộ ông Đinh Công Khôi"', () => {
  it.each([
    ['the serial of the certificate', ofKhoi],
    ['commune with its day, sheet and plot', placeOfKhoi],
    ['another day on which the code named the same commune', { ...placeOfKhoi, mappedOn: '2010-01-01' }],
  ])('is released to Khôi, whose name and birth year agree, by %s', async (_, land) => {
    expect(await about('khoi', undefined)).toMatchObject(nothingReleased)
    const answer = await about('khoi', land)
    expect(answer).toMatchObject({ outcome: 'found', absences: [] })
    expect(valuesOf(answer, 'home')).toMatchObject([{ 'land.home.owned': true, 'land.home.floorArea': 60 }])
  })

  it.each<[string, LandKeys, Partial<SubjectKeys>]>([
    ['another birth year', ofKhoi, { birthDate: '1956-01-15' }],
    ['no birth date', ofKhoi, { birthDate: undefined }],
    ['another name', ofKhoi, { fullName: 'Đinh Công Khởi' }],
    ['no name', ofKhoi, { fullName: undefined }],
    ['a serial of nobody', { certificate: 'L 999999' }, {}],
    ['another plot', { ...placeOfKhoi, plot: 20 }, {}],
    ['another sheet', { ...placeOfKhoi, sheet: 6 }, {}],
    ['the commune that has the code today', { ...placeOfKhoi, mappedOn: '2026-01-01' }, {}],
    ['a commune without a day', { ...placeOfKhoi, mappedOn: undefined }, {}],
    ['no keys after all', {}, {}],
  ])('is released to nobody with %s', async (_, land, more) => {
    expect(await about('khoi', land, more)).toMatchObject(nothingReleased)
  })
})

it('releases nobody else’s record to whoever knows its keys, and says the same of keys that lead nowhere', async () => {
  for (const id of ['minh', 'mai', 'khoi'])
    expect(await about(id, { certificate: 'DA 004417' })).toMatchObject(nothingReleased)
  expect(await about('minh', ofKhoi)).toMatchObject(nothingReleased)
  expect(await about('minh', { certificate: 'ZZ 000000' })).toMatchObject(nothingReleased)
})

it('knows somebody by today’s id where the certificate writes another name, and by it only', async () => {
  const otherName = { fullName: 'Nguyễn Thị Lam' }
  expect(await about('lan', undefined, otherName)).toMatchObject(nothingReleased)
  expect(valuesOf(await about('lan', { certificate: 'DA 004417' }, otherName), 'home')).toHaveLength(1)
  expect(await about('lan', { certificate: 'DA 004417' }, { ...otherName, personId: '001188999999' })).toMatchObject(
    nothingReleased,
  )
})

it('wants the name or the birth year beside a 9-digit id, which may have been issued twice', async () => {
  const land = { certificate: 'P 552013' }
  const formerIds = ['020558583']
  expect(await about('bay', land)).toMatchObject(nothingReleased)
  expect((await about('bay', land, { formerIds }))?.outcome).toBe('found')
  expect((await about('bay', land, { formerIds, fullName: 'Trần Văn Bẩy' }))?.outcome).toBe('found')
  expect(await about('bay', land, { formerIds, fullName: 'Lý Thị Sáu', birthDate: '1960' })).toMatchObject(
    nothingReleased,
  )
})

it('gives a record found twice once, and what is certain beside keys that prove nothing', async () => {
  expect(valuesOf(await about('lan', { certificate: 'DA 004417' }), 'home')).toHaveLength(1)
  expect(valuesOf(await about('lan', ofKhoi), 'home')).toHaveLength(1)
})

it('finds a parcel by a serial it had before its newest certificate', async () => {
  await registry.database.asOwner((owner) =>
    owner.query(`insert into certificate select 'AA 00990001', parcel_id, 'CS 1', '2026-02-02' from certificate
      where serial = 'L 118830'`),
  )
  expect((await about('khoi', ofKhoi))?.outcome).toBe('found')
  expect((await about('khoi', { certificate: 'AA 00990001' }))?.outcome).toBe('found')
})

it('keeps the keys of several applicants of one question apart', async () => {
  const answers = await registry.ask(
    aLookup({ ...keysOfPersona('khoi'), land: ofKhoi }, home),
    aLookup(keysOfPersona('khoi'), home),
    aLookup({ ...keysOfPersona('minh'), land: placeOfKhoi }, home),
  )
  expect(answers.map(({ outcome }) => outcome)).toEqual(['found', 'ambiguous', 'ambiguous'])
})

it('has no key of anybody in its own log', async () => {
  await about('khoi', ofKhoi)
  const lines = await registry.database.asOwner((owner) =>
    owner.query(`select row_to_json(l)::text as line from access_log l`),
  )
  const text = JSON.stringify(lines)
  expect(text).toContain('1.014632')
  for (const personal of ['118830', 'Khôi', '025055094926']) expect(text).not.toContain(personal)
})
