import { addDays, dayOf, timeOfDay } from './calendar.js'
import { formatArea, formatDate, formatInstant, formatMoney, formatNumber } from './formatting.js'

it('reads days and times in Viet Nam', () => {
  const late = new Date('2026-11-23T17:30:00Z')
  expect([dayOf(late), timeOfDay(late)]).toEqual(['2026-11-24', '00:30'])
})

it('adds calendar days', () => {
  expect(addDays('2026-12-30', 3)).toBe('2027-01-02')
})

it('writes dates, numbers, money and areas as Vietnamese readers expect', () => {
  expect([formatDate('1988-08-14'), formatDate('1951'), formatDate('1951-03')]).toEqual([
    '14/08/1988',
    '1951',
    '03/1951',
  ])
  expect(formatInstant(new Date('2026-11-22T08:04:00Z'))).toBe('15:04 22/11/2026')
  expect([formatNumber(1234.5), formatMoney(8000), formatArea(52.4)]).toEqual(['1.234,5', '8.000 đồng', '52,4 m²'])
})

it('tells days apart that are asked for in turns, to the millisecond', () => {
  const midnight = Date.parse('2026-11-24T17:00:00.000Z')
  const days = [midnight - 1, midnight, midnight - 1, midnight + 86_399_999, midnight + 86_400_000, midnight]
  const expected = ['2026-11-24', '2026-11-25', '2026-11-24', '2026-11-25', '2026-11-26', '2026-11-25']
  expect(days.map((at) => dayOf(new Date(at)))).toEqual(expected)
  expect(dayOf(new Date(-1 - 7 * 3_600_000))).toBe('1969-12-31')
  expect(() => dayOf(new Date(NaN))).toThrow(RangeError)
})
