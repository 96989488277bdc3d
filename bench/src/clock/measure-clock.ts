import { courseOf } from '../../../apps/dossiers/src/clock/due.rules.js'
import { explain } from '../../../apps/dossiers/src/clock/explanation.js'
import { defaultClockRules } from '../../../apps/dossiers/src/clock/office/clock-rules.js'
import { OfficeCalendar, standardSessions } from '../../../apps/dossiers/src/clock/office/office-calendar.js'
import type { ClockCase } from '../../../apps/dossiers/src/clock/count/clock-case.js'
import { say } from '../progress.js'

const rounds = 50_000
/** µs a due date may take to be counted. */
const most = 50

const year = { daysOff: new Map(), makeUpDays: new Set<string>(), halfDays: new Map(), provinceDaysOff: [] }
const office = {
  calendar: new OfficeCalendar({ years: new Map([[2026, year]]), sessionsOn: () => standardSessions }),
  rulesOn: () => defaultClockRules,
}
const at = (text: string) => Date.parse(`${text}:00+07:00`)
const waited: ClockCase['events'] = [
  { type: 'supplementRequested', at: at('2026-03-03T10:00'), ref: '1' },
  { type: 'supplementReceived', at: at('2026-03-06T10:00'), ref: '1' },
]
const cases: [name: string, period: ClockCase['period'], events: ClockCase['events']][] = [
  ['5 working days', { amount: 5, unit: 'workingDay' }, []],
  ['10 working days, one wait', { amount: 10, unit: 'workingDay' }, waited],
  ['8 working hours, one wait', { amount: 8, unit: 'workingHour' }, waited],
  ['30 calendar days, one wait', { amount: 30, unit: 'calendarDay' }, waited],
]

/** `npm run bench -- --clock`: microseconds for a due date, and for one with its explanation. */
export function measureClock(): void {
  for (const [name, period, events] of cases) {
    const clockCase: ClockCase = { period, events, receivedAt: at('2026-03-02T09:00'), afternoonRule: true }
    const due = meanOf(() => courseOf(clockCase, office))
    const explained = meanOf(() => explain(clockCase, courseOf(clockCase, office), office))
    const verdict = due <= most ? 'met' : 'missed'
    say(
      `${name}: due ${due.toFixed(1)} µs (at most ${most}: ${verdict}), with its explanation ${explained.toFixed(1)} µs`,
    )
  }
}

/** Mean microseconds; the first rounds warm the compiler. */
function meanOf(work: () => unknown): number {
  for (let round = 0; round < rounds / 10; round++) work()
  const from = performance.now()
  for (let round = 0; round < rounds; round++) work()
  return ((performance.now() - from) * 1000) / rounds
}
