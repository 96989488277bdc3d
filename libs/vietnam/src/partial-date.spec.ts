import fc from 'fast-check'
import {
  ageOn,
  ageRange,
  comparePartialDates,
  dateRange,
  datesAgree,
  hasReached,
  isPartialDate,
} from './partial-date.js'

it.each(['1951', '1951-02', '1952-02-29', '2026-12-31'])('takes %s', (date) => {
  expect(isPartialDate(date)).toBe(true)
})
it.each([
  '',
  '0000',
  '0000-01-01',
  '9999-12-31',
  '51',
  '1951-13',
  '1951-00',
  '1951-02-29',
  '1951-2-1',
  '1951-02-01T00:00',
  '19510201',
  ' 1951',
])('refuses "%s"', (date) => {
  expect(isPartialDate(date)).toBe(false)
})

it('knows the first and the last day a date can mean', () => {
  expect(dateRange('1952-02')).toEqual({ earliest: '1952-02-01', latest: '1952-02-29' })
  expect(dateRange('1952')).toEqual({ earliest: '1952-01-01', latest: '1952-12-31' })
})

it('orders only what is certain', () => {
  expect(comparePartialDates('1951', '1952-01')).toBe(-1)
  expect(comparePartialDates('1952-01-02', '1952-01-01')).toBe(1)
  expect(comparePartialDates('1951', '1951')).toBe(0)
  expect(comparePartialDates('1951', '1951-06')).toBeUndefined()
  expect(datesAgree('1951', '1951-06-01')).toBe(true)
  expect(datesAgree('1951-05', '1951-06-01')).toBe(false)
})

it('leaves an age open where the year alone does not decide', () => {
  expect(ageOn('1951-11-24', '2026-11-24')).toBe(75)
  expect(ageOn('1951-11-25', '2026-11-24')).toBe(74)
  expect(ageOn('1951', '2026-11-24')).toBeUndefined()
  expect(ageOn('1951', '2026-12-31')).toBe(75)
  expect(ageRange('1951', '2026-11-24')).toEqual({ least: 74, greatest: 75 })
  expect(hasReached(75, '1951', '2026-11-24')).toBeUndefined()
  expect(hasReached(74, '1951', '2026-11-24')).toBe(true)
  expect(hasReached(76, '1951', '2026-11-24')).toBe(false)
})

it('never says more about an age than a full date would', () => {
  const day = fc
    .date({ min: new Date('1900-01-01'), max: new Date('2026-11-01'), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10))
  fc.assert(
    fc.property(day, fc.constantFrom(4, 7), day, (birth, length, on) => {
      const { least, greatest } = ageRange(birth.slice(0, length), on)
      const exact = ageOn(birth, on) ?? NaN
      expect(least <= exact && exact <= greatest && greatest - least <= 1).toBe(true)
    }),
  )
})
