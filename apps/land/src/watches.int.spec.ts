import { randomUUID } from 'node:crypto'
import type { FactChanged } from '#contracts'
import type { RegistrySource } from '#registry'
import { aLookup, aPurpose, keysOfPersona, startRegistry, type RegistryUnderTest } from '#testing/registry-under-test'
import { landService } from './land.service-definition.js'

const told: FactChanged[] = []
let registry: RegistryUnderTest
beforeAll(async () => {
  const outbox = {
    record: (_tx: unknown, _contract: unknown, _key: string, fact: object) =>
      Promise.resolve(void told.push(fact as FactChanged)),
  }
  registry = await startRegistry({ ...landService, name: 'land' }, { outbox: outbox })
})
beforeEach(() => {
  told.splice(0)
})
afterAll(() => registry.stop())

const lan = keysOfPersona('lan')
const hasMortgage = ['land.parcel.mortgaged']
const watched = async (concepts = hasMortgage, subject: object = lan) => {
  const [lookup, dossierId] = [aLookup(subject, concepts), randomUUID()]
  await registry.reply([lookup], { ...aPurpose, dossierId })
  return { lookupId: lookup.lookupId, dossierId }
}
const change = (text: string) => registry.database.asOwner((owner) => owner.query(text, [lan.personId]))
const watches = () => registry.database.database.query<{ lookup_id: string }>('select lookup_id from public.watch')
const lansParcel = '(select parcel_id from owner where id_number = $1 order by parcel_id limit 1)'
const mortgage = `insert into mortgage (parcel_id, creditor, since) values (${lansParcel}, 'Ngân hàng', '2026-11-20')`
const end = (dossierId: string, kind: 'closed' | 'deleted' | 'acted') =>
  registry.database.database.transaction((tx) => registry.watches.end({ kind, dossierId, at: 'now' }, tx))

it('a mortgage and a sale of a parcel are told to the dossier that asked, once each, by the look-up and without the person', async () => {
  const { lookupId, dossierId } = await watched()
  await change(mortgage)
  expect(await registry.tellChanges.execute()).toBe(1)
  expect(told).toEqual([{ lookupId, dossierId, registry: 'land', at: expect.any(String) as string }])
  expect(JSON.stringify(told)).not.toContain(lan.personId)
  expect(await registry.tellChanges.execute()).toBe(0)
  await change(`update owner set id_number = '001090021473' where id_number = $1`)
  expect(await registry.tellChanges.execute()).toBe(1)
  await end(dossierId, 'closed')
})

it('what was not asked for, what is written anew unchanged, and what was taken back are no changes', async () => {
  const hoa = keysOfPersona('tuan')
  const { dossierId } = await watched(['land.parcel.certificate'], hoa)
  const ofTuan = (text: string) => registry.database.asOwner((owner) => owner.query(text, [hoa.personId]))
  const parcels = '(select parcel_id from owner where id_number = $1)'
  await ofTuan(`update parcel set area_m2 = area_m2 + 1, updated_on = '2026-11-24' where parcel_id in ${parcels}`)
  await ofTuan(`update certificate set serial = serial where parcel_id in ${parcels}`)
  expect(await registry.tellChanges.execute()).toBe(0)
  await registry.database
    .asOwner(async (owner) => {
      await owner.query('begin')
      await owner.query(`update certificate set serial = serial || 'X' where parcel_id in ${parcels}`, [hoa.personId])
      await owner.query('rollback')
    })
    .catch(() => undefined)
  expect(await registry.tellChanges.execute()).toBe(0)
  expect(told).toEqual([])
  await end(dossierId, 'closed')
})

/** Each time the certificates of Tuấn's parcels have other serials. */
const tuan = keysOfPersona('tuan')
const hasCertificate = ['land.parcel.certificate']
const reissue = () =>
  registry.database.asOwner((owner) =>
    owner.query(
      `update certificate set serial = serial || 'X'
       where parcel_id in (select parcel_id from owner where id_number = $1)`,
      [tuan.personId],
    ),
  )
const digestsOf = (...ids: string[]) =>
  registry.database.database.query<{ digest: string }>(
    'select distinct digest from public.watch where lookup_id = any($1::uuid[])',
    [ids],
  )

it('a change that comes while an earlier one is being found out is told as well', async () => {
  const { lookupId, dossierId } = await watched(hasCertificate, tuan)
  await reissue()
  const source = Reflect.get(registry.tellChanges, 'source') as RegistrySource
  const find = source.find.bind(source)
  source.find = async (questions) => {
    source.find = find
    const found = await find(questions)
    await reissue()
    return found
  }
  await registry.tellChanges.execute()
  await registry.tellChanges.execute()
  expect(told.at(-1)).toMatchObject({ lookupId })
  const anew = await watched(hasCertificate, tuan)
  expect(await digestsOf(lookupId, anew.lookupId)).toHaveLength(1)
  await end(dossierId, 'closed')
  await end(anew.dossierId, 'closed')
})

it('a watch whose question cannot be read any more is told and ends, and keeps no other from being told', async () => {
  const [lost, other] = [await watched(hasCertificate, tuan), await watched(hasCertificate, tuan)]
  await registry.database.asOwner((owner) =>
    owner.query('update public.watch set question = $2 where lookup_id = $1', [lost.lookupId, Buffer.from('x')]),
  )
  await reissue()
  await registry.tellChanges.execute()
  expect(told.map(({ lookupId }) => lookupId).sort()).toEqual([lost.lookupId, other.lookupId])
  expect(await watches()).toEqual([{ lookup_id: other.lookupId }])
  await end(other.dossierId, 'closed')
})

it('the watches of a dossier end with it, and a step of it ends none', async () => {
  const { lookupId, dossierId } = await watched()
  await end(dossierId, 'acted')
  expect(await watches()).toEqual([{ lookup_id: lookupId }])
  await end(dossierId, 'deleted')
  expect(await watches()).toEqual([])
})

it('a look-up that arrives twice is watched once, a match never', async () => {
  const lookup = aLookup(lan, hasMortgage)
  const purpose = { ...aPurpose, dossierId: randomUUID() }
  await registry.reply([lookup], purpose)
  await registry.reply([lookup], purpose)
  await registry.reply([aLookup(lan, ['person.match'], { mode: 'match' })], purpose)
  expect(await watches()).toHaveLength(1)
  await end(purpose.dossierId, 'closed')
})

it('a later look-up of the same dossier takes the place of the earlier one, and what is over a year old goes', async () => {
  const dossierId = randomUUID()
  const [first, second, old] = [aLookup(lan, hasMortgage), aLookup(lan, hasMortgage), aLookup(lan, hasMortgage)]
  for (const lookup of [first, second]) await registry.reply([lookup], { ...aPurpose, dossierId })
  await registry.reply([old], { ...aPurpose, dossierId: randomUUID() })
  const age = (id: string, days: number) =>
    registry.database.asOwner((owner) =>
      owner.query(`update public.watch set opened_at = opened_at - make_interval(days => $2) where lookup_id = $1`, [
        id,
        days,
      ]),
    )
  await age(first.lookupId, 1)
  await age(old.lookupId, 400)
  expect(await registry.watches.execute()).toBe(2)
  expect(await watches()).toEqual([{ lookup_id: second.lookupId }])
})
