import fc from 'fast-check'
import type { SnapshotField } from '#contracts'
import type { ClockEvent } from '../clock/count/clock-case.js'
import { measure, type Decided } from './measure.rules.js'

const hour = 3_600_000
const field = (status: SnapshotField['status'], kind?: string): SnapshotField =>
  ({ path: '/a', status, editable: false, ...(kind ? { gap: { kind } } : {}) }) as unknown as SnapshotField
const wait = (from: number, until?: number): ClockEvent[] => [
  { type: 'supplementRequested', at: from * hour, ref: String(from) },
  ...(until === undefined ? [] : [{ type: 'supplementReceived' as const, at: until * hour, ref: String(from) }]),
]
const decided = (change: Partial<Decided> = {}): Decided => ({
  ...{ receivedAt: 0, dueAt: 24 * hour, decidedAt: 30 * hour, events: [], fields: [], wasRefusedByRegistry: false },
  ...change,
})

it.each<[string, Partial<Decided>, object]>([
  ['in time has no cause', { decidedAt: 24 * hour }, { isLate: false, cause: null, officeMinutes: 24 * 60 }],
  ['a moment late is late by the office', { decidedAt: 24 * hour + 1 }, { isLate: true, cause: 'official' }],
  ['without a due date is never late', { dueAt: null }, { isLate: false, cause: null }],
  ['after a long wait is late by the citizen', { events: wait(2, 20) }, { cause: 'citizen', waitedMinutes: 18 * 60 }],
  ['after a short wait is late by the office', { events: wait(2, 4) }, { cause: 'official', waitedMinutes: 120 }],
  ['while still waiting waits until the decision', { events: wait(10) }, { waitedMinutes: 20 * 60 }],
  [
    'with a silent database is late by the databases',
    { fields: [field('gap', 'unavailable')], events: wait(2, 29) },
    { cause: 'database' },
  ],
  ['with nothing found is not late by the databases', { fields: [field('gap', 'notFound')] }, { cause: 'official' }],
  ['after a refused result is late by the databases', { wasRefusedByRegistry: true }, { cause: 'database' }],
])('what is decided %s', (_, change, expected) => {
  expect(measure(decided(change))).toMatchObject(expected)
})

it('counts what was reused among all facts', () => {
  const fields = [field('provided'), field('provided'), field('ask'), field('gap', 'notFound')]
  expect(measure(decided({ fields }))).toMatchObject({ fields: 4, reused: 2 })
})

it('parts the time between office and citizen, and puts down each delay to one of them', () => {
  const time = fc.integer({ min: 0, max: 100 })
  fc.assert(
    fc.property(time, time, time, time, (first, second, end, due) => {
      const [from, until] = [Math.min(first, second), Math.max(first, second)]
      const decidedAt = (until + end) * hour
      const came = measure(decided({ events: wait(from, until), decidedAt, dueAt: due * hour }))
      expect(came.officeMinutes + came.waitedMinutes).toBe(decidedAt / 60_000)
      expect(came.cause !== null).toBe(came.isLate)
    }),
  )
})
