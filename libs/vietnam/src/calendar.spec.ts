import fc from 'fast-check'
import {
  addDays,
  addMonths,
  addWorkingDays,
  dayKind,
  dayOf,
  instantOf,
  isWorkingDay,
  nextWorkingDay,
  onWorkingDay,
  timeOfDay,
  type WorkingCalendar,
} from './calendar.js'
import { formatArea, formatDate, formatInstant, formatMoney, formatNumber } from './formatting.js'

/** Days of 2026 as the press had them: sample settings of a test. */
const calendar: WorkingCalendar = {
  holidays: new Set(['2026-08-31', '2026-09-01', '2026-09-02', '2026-11-24']),
  makeUpDays: new Set(['2026-08-22']),
}
const none: WorkingCalendar = { holidays: new Set(), makeUpDays: new Set() }

it('reads days and times in Viet Nam', () => {
  const late = new Date('2026-11-23T17:30:00Z')
  expect([dayOf(late), timeOfDay(late)]).toEqual(['2026-11-24', '00:30'])
  expect(instantOf('2026-11-24', '17:00').toISOString()).toBe('2026-11-24T10:00:00.000Z')
})

it('knows why a day counts', () => {
  expect(['2026-08-21', '2026-08-22', '2026-08-23', '2026-09-02'].map((day) => dayKind(day, calendar))).toEqual([
    'workingDay', 'makeUpDay', 'weekend', 'holiday',
  ]) // prettier-ignore
})

it('counts working days from day 0', () => {
  expect(nextWorkingDay('2026-08-28', calendar)).toBe('2026-09-03')
  expect(addWorkingDays('2026-08-20', 3, calendar)).toBe('2026-08-24')
  expect(addWorkingDays('2026-08-28', 2, calendar)).toBe('2026-09-04')
  expect(addWorkingDays('2026-08-29', 0, calendar)).toBe('2026-08-29')
  expect(onWorkingDay('2026-11-24', calendar)).toBe('2026-11-25')
})

it('adds calendar days and months', () => {
  expect(addDays('2026-12-30', 3)).toBe('2027-01-02')
  expect([addMonths('2026-01-31', 1), addMonths('2026-12-15', 1), addMonths('2026-03-31', -1)]).toEqual([
    '2026-02-28',
    '2027-01-15',
    '2026-02-28',
  ])
})

it('always ends on a working day, later the more days are added', () => {
  const day = fc.integer({ min: 0, max: 20_000 }).map((count) => addDays('1990-01-01', count))
  fc.assert(
    fc.property(day, fc.integer({ min: 1, max: 60 }), (from, count) => {
      const due = addWorkingDays(from, count, calendar)
      expect(isWorkingDay(due, calendar)).toBe(true)
      expect(due > from && due < addWorkingDays(from, count + 1, calendar)).toBe(true)
      expect(addWorkingDays(addWorkingDays(from, count, none), 5, none)).toBe(addWorkingDays(from, count + 5, none))
    }),
  )
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
