import { busTables } from '#bus'
import type { Actor, AskedConcept, RegisterConcept, RegistryKey } from '#contracts'
import { clockAt, throwAwayDatabase, type ThrowAwayDatabase } from '#testing'
import { catalogService } from '../catalog.service-definition.js'
import { CatalogueStore } from '../entries/catalogue-store.js'
import { ChangeEntries } from '../entries/change-entries.js'
import { stateOf } from '../entries/state.fixture.js'
import { Register } from './register.js'

const clock = clockAt(() => new Date('2026-11-25T09:00:00+07:00'))
const owner: Actor = {
  ...{ issuer: 'https://issuer.test', subject: 'G01', role: 'ministry', name: 'G01', authority: 'G01' },
  permissions: [],
}
const both = (text: string) => ({ vi: text, en: text })
const registry = 'vehicles'
const statement = {
  ...{ name: both('CSDL phương tiện'), shortName: both('Phương tiện'), legalBasis: 'Căn cứ mẫu' },
  ...{ updateCycle: both('Hằng ngày'), updateDays: 1 },
}
const keyOf = (letter: string): RegistryKey => ({
  seal: `MCowBQYDK2VuAyEA${letter.repeat(43)}=`,
  sign: { keyId: letter, key: `MCowBQYDK2VwAyEA${letter.repeat(43)}=` },
})

let held: ThrowAwayDatabase
let store: CatalogueStore
let register: Register
beforeAll(async () => {
  const migrations = [...busTables, ...(catalogService.database?.migrations ?? [])]
  held = await throwAwayDatabase({ name: 'catalog', database: { migrations } })
  store = new CatalogueStore(held.database, clock, stateOf(held.database, clock))
  const change = new ChangeEntries(held.database, store)
  const asked = { id: 'contact.phone', name: both('Điện thoại'), owner: 'G01', validFrom: '2026-01-01' }
  await change.execute([
    {
      type: 'authority',
      key: 'G01',
      value: { code: 'G01', name: both('Bộ'), level: 'ministry', sample: true } as never,
    },
    { type: 'askedConcept', key: 'contact.phone', value: asked as AskedConcept },
    {
      type: 'askedConcept',
      key: 'contact.fax',
      value: { ...asked, id: 'contact.fax', validTo: '2026-06-30' } as AskedConcept,
    },
  ])
  register = new Register(store, change)
  await register.registry({ id: registry, ...statement, key: keyOf('A') }, owner)
})
afterAll(() => held.drop())

it('a key that was replaced stays replaced, whatever else is stated at the same time', async () => {
  for (const letter of ['B', 'C', 'D']) {
    const key = keyOf(letter)
    await Promise.all([
      register.changed({ registry, body: { ...statement, key } }, owner),
      register.changed({ registry, body: { ...statement, updateDays: 2 } }, owner),
      register.changed({ registry, body: statement }, owner),
    ])
    expect((await store.find('registry', registry))?.key).toEqual(key)
  }
})

it('a registry holds nothing that only people are asked for, unless that has ended', async () => {
  const concept = (id: string): RegisterConcept => ({
    ...{ id, name: both(id), type: 'string', record: 'vehicle', sensitivity: 'basic', legalBasis: 'Căn cứ mẫu' },
  })
  await expect(register.concept({ registry, body: concept('contact.phone') }, owner)).rejects.toMatchObject({
    ...{ kind: 'conflict', code: 'concept_asked' },
  })
  await expect(register.concept({ registry, body: concept('contact.fax') }, owner)).resolves.toMatchObject({ registry })
})
