import fc from 'fast-check'
import { dayPattern, hasEnded, isInForce, partialDatePattern } from './dates.js'

it.each(['2026-02-28', '2024-02-29', '2000-02-29', '1988-08-31', '2026-11-30'])('knows the day %s', (day) => {
  expect([dayPattern.test(day), partialDatePattern.test(day)]).toEqual([true, true])
})

it.each([
  '2026-02-31',
  '2026-02-29',
  '1900-02-29',
  '2026-04-31',
  '2026-13-01',
  '2026-00-10',
  '2026-1-1',
  '2026-02-28T',
  '0000-01-01',
  '0999-12-31',
  '3000-01-01',
  '9999-12-31',
])('knows that there is no day %s', (day) => {
  expect([dayPattern.test(day), partialDatePattern.test(day)]).toEqual([false, false])
})

it('takes a year and a month for a date as far as it is known', () => {
  expect(['1988', '1988-08'].filter((date) => partialDatePattern.test(date))).toEqual(['1988', '1988-08'])
  expect(['1988-13', '198', '1988-', '0000', '9999-12'].filter((date) => partialDatePattern.test(date))).toEqual([])
})

it('takes exactly the days of the calendar', () => {
  const part = (least: number, most: number) => fc.integer({ min: least, max: most })
  fc.assert(
    fc.property(part(1000, 2999), part(0, 13), part(0, 32), (year, month, day) => {
      const text = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
      const date = new Date(`${text}T00:00:00Z`)
      const exists = !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text)
      expect(dayPattern.test(text)).toBe(exists)
    }),
    { numRuns: 2000 },
  )
})

it.each([
  ['2026-01-01', undefined, false, false],
  ['2025-11-24', undefined, true, false],
  ['2025-11-25', undefined, true, false],
  ['2025-01-01', '2025-11-25', true, false],
  ['2025-01-01', '2025-11-24', false, true],
])('a period from %s to %s', (validFrom, validTo, inForce, ended) => {
  const period = { validFrom, ...(validTo === undefined ? {} : { validTo }) }
  expect([isInForce(period, '2025-11-25'), hasEnded(period, '2025-11-25')]).toEqual([inForce, ended])
})
