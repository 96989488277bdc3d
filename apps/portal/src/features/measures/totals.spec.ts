import type { Measure } from '../../shared/api/types'
import { everyDay, firstDay, totalOf } from './totals'

const measure = (change: Partial<Measure>): Measure => ({
  ...{ key: 'x', decided: 0, onTime: 0, late: 0, onTimeRate: null, officeHours: null, reuseRate: null },
  ...{ delays: { database: 0, citizen: 0, official: 0 } },
  ...change,
})

it('begins a period so many days ago, today counted, by Vietnamese days', () => {
  expect(firstDay(7, new Date('2026-11-30T16:59:00Z'))).toBe('2026-11-24')
  expect(firstDay(7, new Date('2026-11-30T17:00:00Z'))).toBe('2026-11-25')
})

it('shows every day of the period, also those on which nothing was decided', () => {
  const told = [measure({ key: '2026-11-01', decided: 3, onTime: 2, late: 1 })]
  expect(everyDay(told, '2026-10-31', new Date('2026-11-02T03:00:00Z'))).toEqual([
    { key: '2026-10-31', onTime: 0, late: 0 },
    { key: '2026-11-01', onTime: 2, late: 1 },
    { key: '2026-11-02', onTime: 0, late: 0 },
  ])
})

it('adds up counts, and weights what is a share', () => {
  const items = [
    measure({ decided: 3, onTime: 3, overdue: 1, reuseRate: 0.8 }),
    measure({ decided: 1, onTime: 0, overdue: 2, reuseRate: 0.4 }),
    measure({}),
  ]
  expect(totalOf(items)).toMatchObject({ decided: 4, onTime: 3, overdue: 3, worstHalf: null })
  expect(totalOf(items).reuse).toBeCloseTo(0.7)
  expect(totalOf([]).reuse).toBeNull()
})
