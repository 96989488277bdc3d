import { readFileSync } from 'node:fs'
import type { Concept, FormDocument, SnapshotField } from '#contracts'
import { readClaim } from './correction.rules.js'

const form = JSON.parse(readFileSync('apps/catalog/seeds/forms/1.014632.json', 'utf8')) as FormDocument
const field = (path: string, concept: string, value: unknown) =>
  ({ path, concept, value, status: 'provided', editable: false }) as SnapshotField
const area = field('/home/floorArea', 'land.home.floorArea', 52.4)
const name = field('/applicant/fullName', 'person.fullName', 'Trần Thị Lan')
const hoa = field('/applicant/fullName', 'person.fullName', 'Nguyễn Thị Hoà')
const born = field('/household/members/0/birthDate', 'household.member.birthDate', '2015-03-02')
const number = field('/applicant/personId', 'person.personId', '001188024617')
const income = field('/income/applicant/total', 'tax.income.total', 96_000_000)
const concept = (type: Concept['type']) => ({ type }) as Concept
const code = (read: ReturnType<typeof readClaim>) => read.errors?.map(({ path, code: of }) => `${path} ${of}`)

it.each([
  ['a number', area, 'number', 48, 48],
  ['a name, cleaned', name, 'string', ' Trần Thị Ngọc\u200b Lan', 'Trần Thị Ngọc Lan'],
  ['the tone at its right place', hoa, 'string', 'Nguyễn Thị Hòa', 'Nguyễn Thị Hòa'],
  ['a date known in part, of one of a list', born, 'date', '2015', '2015'],
] as const)('takes %s', (_, of, type, claimed, kept) => {
  expect(readClaim(form, concept(type), of, claimed, '2026-11-24')).toEqual({ value: kept })
})

it.each([
  ['a text for a number', area, 'number', '48', '/claimedValue wrong_type'],
  ['nothing', area, 'number', null, '/claimedValue wrong_type'],
  ['a number below the least', area, 'number', -1, '/claimedValue wrong_form'],
  ['a number for a name', name, 'string', 7, '/claimedValue wrong_type'],
  ['digits for a name', name, 'string', 'Lan 2', '/claimedValue wrong_form'],
  ['a day that does not exist', born, 'date', '2015-02-30', '/claimedValue wrong_form'],
  ['a number that is none', number, 'string', '1', '/claimedValue wrong_form'],
  ['a number of somebody not born yet', number, 'string', '999999999999', '/claimedValue wrong_form'],
  ['an area of a hair', area, 'number', 1e-7, '/claimedValue out_of_range'],
  ['an amount larger than there is', income, 'number', 9.1e15, '/claimedValue out_of_range'],
  ['the value held, with a stop', name, 'string', 'Trần Thị Lan.', '/claimedValue value_unchanged'],
  ['a birth that is still to come', born, 'date', '2026-11-25', '/claimedValue day_out_of_order'],
  ['a year that is still to come', born, 'date', '2099', '/claimedValue day_out_of_order'],
  ['a birth before every register', born, 'date', '1850-01-01', '/claimedValue day_out_of_order'],
  ['an area of nothing', area, 'number', 0, '/claimedValue out_of_range'],
  ['the value held, in capitals', name, 'string', 'TRẦN THỊ LAN', '/claimedValue value_unchanged'],
  ['the value held, in capitals, for another', hoa, 'string', 'NGUYỄN THỊ HOÀ', '/claimedValue value_unchanged'],
  ['the value held', area, 'number', 52.4, '/claimedValue value_unchanged'],
  ['the value held, spaced otherwise', name, 'string', 'Trần  Thị Lan ', '/claimedValue value_unchanged'],
] as const)('does not take %s', (_, of, type, claimed, expected) => {
  expect(code(readClaim(form, concept(type), of, claimed, '2026-11-24'))).toEqual([expected])
})
