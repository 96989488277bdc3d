import { impossibleValue, isSameValue } from './record-values.rules.js'

it.each([
  ['land.home.floorArea', 61.5, undefined],
  ['land.home.floorArea', 0, 'out_of_range'],
  ['land.parcel.area', 2e11, 'out_of_range'],
  ['tax.income.total', -1, 'out_of_range'],
  ['tax.income.total', 9.1e15, 'out_of_range'],
  ['person.personId', '001188024617', undefined],
  ['person.personId', '999999999999', 'wrong_form'],
  ['person.birthDate', '2015', undefined],
  ['person.birthDate', '2015-13', 'wrong_form'],
  ['person.birthDate', '1850-01-01', 'day_out_of_order'],
  ['person.birthDate', '2026-11-25', 'day_out_of_order'],
  ['person.fullName', 'Trần Thị Lan', undefined],
  ['land.parcel.disputed', true, undefined],
])('%s of %j: %s', (concept, value, code) => {
  expect(impossibleValue(concept, value, '2026-11-24')?.code).toBe(code)
})

it.each([
  ['Trần Thị Lan', 'TRẦN  THỊ LAN.', true],
  ['Nguyễn Thị Hoà', 'Nguyễn Thị Hòa', false],
  [52.4, 52.4, true],
  [52.4, '52.4', false],
  [{ a: 1 }, { a: 1 }, true],
  [undefined, null, false],
])('%j and %j are the same: %s', (left, right, same) => {
  expect(isSameValue(left, right)).toBe(same)
})
