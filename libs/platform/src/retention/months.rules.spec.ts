import { v7 as uuidv7 } from 'uuid'
import { beginOf, leastIdAt, momentOf, monthOf, monthsAfter } from './months.rules.js'

it('months are those of Viet Nam', () => {
  expect(monthOf(new Date('2026-10-31T16:59:59Z'))).toBe('2026-10')
  expect(monthOf(new Date('2026-10-31T17:00:00Z'))).toBe('2026-11')
  expect(beginOf('2026-11')).toEqual(new Date('2026-10-31T17:00:00Z'))
})

it.each([
  ['2026-11', 2, '2027-01'],
  ['2026-01', -1, '2025-12'],
  ['2026-12', -120, '2016-12'],
])('%s and %i months is %s', (month, count, then) => {
  expect(monthsAfter(month, count)).toBe(then)
})

it('ids of version 7 lie in the month they were made in', () => {
  const begin = beginOf('2026-11')
  const first = uuidv7({ msecs: begin.getTime() })
  const before = uuidv7({ msecs: begin.getTime() - 1 })
  expect(before < leastIdAt(begin)).toBe(true)
  expect(first > leastIdAt(begin)).toBe(true)
  expect(momentOf(first)).toEqual(begin)
})
