import fc from 'fast-check'
import { plainDue, type PlainHistory } from './brute-force.fixture.js'
import { terms, year2026 } from './clock.fixture.js'
import type { ClockCase, ClockEvent, WaitKind } from './count/clock-case.js'
import { courseOf } from './due.rules.js'
import { explain } from './explanation.js'
import { defaultClockRules } from './office/clock-rules.js'
import { OfficeCalendar } from './office/office-calendar.js'

const years = new Map([2025, 2026, 2027, 2028].map((year) => [year, { ...year2026, halfDays: new Map() }]))
const office = { calendar: new OfficeCalendar({ ...terms, years }), rulesOn: () => defaultClockRules }

const off = new Map<string, boolean>()

function isOff(day: string): boolean {
  const known = off.get(day) ?? judge(day)
  off.set(day, known)
  return known
}

function judge(day: string): boolean {
  if (year2026.daysOff.has(day)) return true
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay()
  return (weekday === 0 || weekday === 6) && !year2026.makeUpDays.has(day)
}

/** Minutes of a day around which rules change, and any other. */
const time = fc.oneof(
  fc.constantFrom('07:30:00', '11:30:00', '13:00:00', '15:00:00', '15:00:01', '16:59:59', '17:00:00', '17:00:01'),
  fc
    .tuple(fc.nat(23), fc.nat(59), fc.constantFrom(0, 0, 30))
    .map((parts) => parts.map((n) => String(n).padStart(2, '0')).join(':')),
)
const later = fc.record({ days: fc.oneof(fc.nat(3), fc.nat(12)), time })
const asking = fc.record({
  kind: fc.constantFrom<WaitKind>('supplement', 'payment', 'stopped'),
  isIncomplete: fc.boolean(),
  from: later,
  to: later,
  isOpen: fc.nat(30).map((n) => n === 0),
})
const period = fc.oneof(
  fc.record({ amount: fc.nat(12), unit: fc.constant('workingDay' as const) }),
  fc.record({ amount: fc.nat(20), unit: fc.constant('calendarDay' as const) }),
  fc.record({ amount: fc.integer({ min: 1, max: 3 }), unit: fc.constant('month' as const) }),
  fc.record({ amount: fc.integer({ min: 1, max: 24 }), unit: fc.constant('workingHour' as const) }),
)
const drawn = fc.record({
  period,
  day: fc.nat(330),
  time,
  afternoonRule: fc.boolean(),
  waits: fc.array(asking, { maxLength: 4 }),
})
type Drawn = typeof drawn extends fc.Arbitrary<infer T> ? T : never

const dayLength = 86_400_000
const onDay = (day: number, clock: string) => new Date(Date.parse(`2026-01-01T${clock}+07:00`) + day * dayLength)

/** Waits one after the other or overlapping, none before the receipt and none answered before it was asked. */
function history(drawn: Drawn): PlainHistory {
  const receivedAt = onDay(drawn.day, drawn.time)
  let from = receivedAt
  const waits = drawn.waits.map((wait) => {
    from = new Date(Math.max(from.getTime(), onDay(dayOf(from) + wait.from.days, wait.from.time).getTime()))
    const to = new Date(Math.max(from.getTime(), onDay(dayOf(from) + wait.to.days, wait.to.time).getTime()))
    return {
      person: wait.kind !== 'stopped',
      incomplete: wait.kind === 'supplement' && wait.isIncomplete,
      from: from.toISOString(),
      ...(wait.isOpen ? {} : { to: to.toISOString() }),
    }
  })
  return { ...drawn.period, receivedAt: receivedAt.toISOString(), afternoonRule: drawn.afternoonRule, waits, isOff }
}

function dayOf(instant: Date): number {
  return Math.floor((instant.getTime() - Date.parse('2026-01-01T00:00:00+07:00')) / dayLength)
}

function caseOf(plain: PlainHistory, kinds: WaitKind[]): ClockCase {
  const asked = { supplement: 'supplementRequested', payment: 'paymentRequested', stopped: 'stopped' } as const
  const given = { supplement: 'supplementReceived', payment: 'paymentReceived', stopped: 'resumed' } as const
  const events = plain.waits.flatMap(({ from, to, incomplete }, index): ClockEvent[] => {
    const kind = kinds[index] ?? 'supplement'
    const ref = String(index)
    const request = {
      type: asked[kind],
      at: Date.parse(from),
      ref,
      reason: incomplete ? 'incomplete' : 'incorrect',
    } as const
    return to === undefined ? [request] : [request, { type: given[kind], at: Date.parse(to), ref }]
  })
  return {
    period: { amount: plain.amount, unit: plain.unit },
    receivedAt: Date.parse(plain.receivedAt),
    afternoonRule: plain.afternoonRule,
    events: events.sort((one, other) => one.at - other.at),
  }
}

it('agrees with a plain counter over 10,000 random histories, in what is due and in each day it explains', () => {
  fc.assert(
    fc.property(drawn, (each) => {
      const plain = history(each)
      const clockCase = caseOf(plain, each.waits.map(({ kind }) => kind)) // prettier-ignore
      const course = courseOf(clockCase, office)
      const expected = plainDue(plain)
      expect(course.due === null ? null : new Date(course.due).toISOString()).toBe(expected.due)
      const days = explain(clockCase, course, office)
      expect(days.map(({ date }) => dayOf(new Date(`${date}T12:00:00+07:00`)))).toEqual(
        days.map((_, index) => each.day + index),
      )
      if (expected.due === null) return
      expect(days.at(-1)?.date).toBe(new Date(Date.parse(expected.due) + 7 * 3_600_000).toISOString().slice(0, 10))
      const counted = days.filter((day) => day.counted)
      expect(new Map(counted.map(({ date, n, minutes }) => [date, n ?? minutes]))).toEqual(expected.counted)
    }),
    { numRuns: 10_000 },
  )
})
