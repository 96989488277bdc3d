import { readFileSync } from 'node:fs'
import type { FormDocument, SnapshotField } from '#contracts'
import { eventKeys, isRegistered } from './same-event.rules.js'
import { messageOf } from './same-events.js'

const formOf = (code: string) =>
  JSON.parse(readFileSync(`apps/catalog/seeds/forms/${code}.json`, 'utf8')) as FormDocument
const birth = formOf('1.001193')
const death = formOf('1.000656')
const provided = (values: Record<string, string>): SnapshotField[] =>
  Object.entries(values).map(([path, value]) => ({ path, value, status: 'provided', editable: false }))
const [lan, hung] = ['001188014826', '001086013542']
const mother = provided({ '/applicant/personId': lan, '/spouse/personId': hung })
const father = provided({ '/applicant/personId': hung, '/spouse/personId': lan })
const child = { '/child/bornOn': '2026-11-02', '/child/fullName': 'Trần Gia Hân' }
const share = (left: string[], right: string[]) => left.some((key) => right.includes(key))
const keys = (fields: SnapshotField[], answers: object, form = birth) =>
  eventKeys({ form, fields, answers: answers as Record<string, unknown> })

it('knows one birth reported by either parent, however the name is spelled', () => {
  expect(share(keys(mother, child), keys(father, { ...child, '/child/fullName': 'TRẦN GIA HÂN' }))).toBe(true)
  expect(share(keys(mother, child), keys(mother, child, formOf('2.000986')))).toBe(true)
})

it('keeps twins, and children of two days, apart', () => {
  expect(share(keys(mother, child), keys(mother, { ...child, '/child/fullName': 'Trần Gia Huy' }))).toBe(false)
  expect(share(keys(mother, child), keys(mother, { ...child, '/child/bornOn': '2026-11-03' }))).toBe(false)
  expect(keys(mother, { '/child/bornOn': '2026-11-02' })).toEqual([])
})

it('knows a death reported twice by its person, and one the register has', () => {
  const dead = provided({ '/deceased/personId': lan })
  expect(share(keys(dead, {}, death), keys([], { '/deceased/personId': lan }, death))).toBe(true)
  expect(isRegistered({ form: death, fields: provided({ '/death/date': '2026-11-01' }) })?.path).toBe('/death/date')
  expect(
    isRegistered({ form: death, fields: [{ path: '/death/date', status: 'gap', editable: true }] }),
  ).toBeUndefined()
})

it('knows every marriage that one person reports, in either role', () => {
  const marriage = formOf('1.000894')
  const of = (one: string, other: string) =>
    keys(provided({ '/applicant/personId': one, '/partner/personId': other }), {}, marriage)
  const [minh, hoa] = ['001090014001', '052190035174']
  expect(share(of(minh, hoa), of(minh, lan))).toBe(true)
  expect(share(of(minh, hoa), of(lan, minh))).toBe(true)
  expect(share(of(minh, hoa), of(lan, hung))).toBe(false)
  const registered = (path: string, value: string) =>
    isRegistered({ form: marriage, fields: provided({ [path]: value }) })?.path
  expect(registered('/partnerStatus/maritalStatus', 'married')).toBe('/partnerStatus/maritalStatus')
  expect(registered('/status/maritalStatus', 'divorced')).toBeUndefined()
})

it('of a form that declares no event: the procedure about one person and one parcel', () => {
  const own = provided({ '/applicant/personId': lan })
  const of = (code: string, fields: SnapshotField[], answers = {}) => keys(fields, answers, formOf(code))
  expect(share(of('1.014632', own), of('1.014632', own))).toBe(true)
  expect(share(of('1.014632', own), of('1.014027', own))).toBe(false)
  expect(share(of('1.014632', own), of('1.014632', provided({ '/applicant/personId': hung })))).toBe(false)
  const parcel = (number: string) => [...own, ...provided({ '/parcel/number': number, '/parcel/sheet': '12' })]
  expect(share(of('1.012784', parcel('112')), of('1.012784', parcel('112')))).toBe(true)
  expect(share(of('1.012784', parcel('112')), of('1.012784', parcel('113')))).toBe(false)
  expect(of('1.014632', [])).toEqual([])
})

it.each([
  ['1.001193', 'reports this very event'],
  ['1.000656', 'reports this very event'],
  ['1.000894', 'reports a marriage of one of these two people'],
  ['1.014632', 'about the same person is open'],
  ['1.012784', 'about the same person and parcel is open'],
])('of the other dossier of %s the office is told: %s', (code, words) => {
  expect(messageOf(formOf(code), 'inProgress').en).toContain(words)
})

it('tells a request that was granted before from one that is open', () => {
  expect(messageOf(formOf('1.014632'), 'completed').en).toContain('is done')
  expect(messageOf(formOf('1.000656'), 'returned').en).toContain('reports this very event')
})
