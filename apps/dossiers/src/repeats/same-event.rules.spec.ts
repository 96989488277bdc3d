import { readFileSync } from 'node:fs'
import type { FormDocument, SnapshotField } from '#contracts'
import { eventKeys, isRegistered } from './same-event.rules.js'

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

it('knows no event of a form that declares none', () => {
  expect(keys(mother, child, formOf('1.014632'))).toEqual([])
})
