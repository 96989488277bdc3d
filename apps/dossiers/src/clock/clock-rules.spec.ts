import { judge, type Told } from './clock.fixture.js'
import type { ClockRules } from './office/clock-rules.js'

const wait = (from: string, to: string, reason = 'incorrect'): Told['events'] => [
  ['supplementRequested', from, reason],
  ['supplementReceived', to],
]

/** One row a choice: the setting, a period, the receipt, when it is due, and the events. */
const choices: [rules: Partial<ClockRules>, period: string, receivedAt: string, due: string, events?: Told['events']][] = [
  [{ startDay: 'dayAfter' }, '2 wd', '2026-03-02 09:00', '2026-03-04 17:00'],
  [{ startDay: 'sameDay' }, '2 wd', '2026-03-02 09:00', '2026-03-03 17:00'],
  [{ startDay: 'sameDay' }, '1 mo', '2026-03-13 09:00', '2026-04-13 17:00'],
  [{ startDay: 'sameDay' }, '1 mo', '2026-03-17 09:00', '2026-04-16 17:00'],
  [{ cutoff: '15:00' }, '1 wd', '2026-03-02 16:00', '2026-03-04 17:00'],
  [{ cutoff: 'none' }, '1 wd', '2026-03-02 16:00', '2026-03-03 17:00'],
  [{ cutoffExactly: 'inTime' }, '1 wd', '2026-03-02 15:00:00', '2026-03-03 17:00'],
  [{ cutoffExactly: 'late' }, '1 wd', '2026-03-02 15:00:00', '2026-03-04 17:00'],
  [{ afterCutoff: 'deemedNextWorkingDay' }, '3 cd', '2026-03-06 16:00', '2026-03-12 17:00'],
  [{ afterCutoff: 'dayOneNextWorkingDay' }, '3 cd', '2026-03-06 16:00', '2026-03-11 17:00'],
  [{ afterCutoff: 'ignored' }, '3 cd', '2026-03-06 16:00', '2026-03-09 17:00'],
  [{ onDayOff: 'deemedNextWorkingDay' }, '1 wd', '2026-03-07 09:00', '2026-03-10 17:00'],
  [{ onDayOff: 'dayOneNextWorkingDay' }, '1 wd', '2026-03-07 09:00', '2026-03-09 17:00'],
  [{ onDayOff: 'ignored' }, '2 cd', '2026-03-08 09:00', '2026-03-10 17:00'],
  [{ receiptRuleFor: ['application', 'supplement'] }, '3 wd', '2026-03-02 09:00', '2026-03-10 17:00', wait('2026-03-03 10:00', '2026-03-05 16:00')],
  [{ receiptRuleFor: ['application'] }, '3 wd', '2026-03-02 09:00', '2026-03-09 17:00', wait('2026-03-03 10:00', '2026-03-05 16:00')],
  [{ receiptRuleFor: ['payment'] }, '1 wd', '2026-03-02 16:00', '2026-03-03 17:00'],
  [{ waitEdges: 'firstDayCounts' }, '3 wd', '2026-03-02 09:00', '2026-03-09 17:00', wait('2026-03-03 10:00', '2026-03-05 10:00')],
  [{ waitEdges: 'lastDayCounts' }, '1 wd', '2026-03-02 09:00', '2026-03-05 17:00', wait('2026-03-03 10:00', '2026-03-05 10:00')],
  [{ waitEdges: 'bothCount' }, '3 wd', '2026-03-02 09:00', '2026-03-06 17:00', wait('2026-03-03 10:00', '2026-03-05 10:00')],
  [{ waitEdges: 'neitherCounts' }, '3 wd', '2026-03-02 09:00', '2026-03-10 17:00', wait('2026-03-03 10:00', '2026-03-05 10:00')],
  [{ nothingLeft: 'resumptionDay' }, '1 wd', '2026-03-02 09:00', '2026-03-05 17:00', wait('2026-03-03 10:00', '2026-03-05 10:00')],
  [{ nothingLeft: 'nextWorkingDay' }, '1 wd', '2026-03-02 09:00', '2026-03-06 17:00', wait('2026-03-03 10:00', '2026-03-05 10:00')],
  [{ nothingLeft: 'dueStands' }, '1 wd', '2026-03-02 09:00', '2026-03-03 17:00', wait('2026-03-03 10:00', '2026-03-05 10:00')],
  [{ restartAfterDeadline: false }, '1 wd', '2026-03-02 09:00', '2026-03-03 17:00', wait('2026-03-04 10:00', '2026-03-05 10:00', 'incomplete')],
  [{ restartAfterDeadline: true }, '1 wd', '2026-03-02 09:00', '2026-03-06 17:00', wait('2026-03-04 10:00', '2026-03-05 10:00', 'incomplete')],
  [{ hoursRestart: 'atSupplement' }, '2 wh', '2026-06-01 09:00', '2026-06-02 11:00', wait('2026-06-01 10:00', '2026-06-02 09:00', 'incomplete')],
  [{ hoursRestart: 'nextWorkingDay' }, '2 wh', '2026-06-01 09:00', '2026-06-03 09:30', wait('2026-06-01 10:00', '2026-06-02 09:00', 'incomplete')],
  [{ monthAnchor: 'dayZero' }, '1 mo', '2026-06-30 09:00', '2026-07-30 17:00'],
  [{ monthAnchor: 'dayOne' }, '1 mo', '2026-06-30 09:00', '2026-08-03 17:00'],
  [{ monthPause: 'spanDays' }, '1 mo', '2026-03-02 09:00', '2026-04-08 17:00', wait('2026-03-10 09:00', '2026-03-16 09:00')],
  [{ monthPause: 'thirtyDays' }, '1 mo', '2026-03-02 09:00', '2026-04-07 17:00', wait('2026-03-10 09:00', '2026-03-16 09:00')],
  [{ rollDayOff: true }, '5 cd', '2026-03-02 09:00', '2026-03-09 17:00'],
  [{ rollDayOff: false }, '5 cd', '2026-03-02 09:00', '2026-03-07 17:00'],
  [{ dueTime: 'endOfWork' }, '1 wd', '2026-03-02 09:00', '2026-03-03 17:00'],
  [{ dueTime: 'endOfDay' }, '1 wd', '2026-03-02 09:00', '2026-03-03 23:59:59'],
] // prettier-ignore

describe('each choice of each setting of the clock', () => {
  it.each(choices)('%j: %s, received %s, due %s', (rules, period, receivedAt, due, events = []) => {
    expect(judge(period, receivedAt, { rules, events }).due).toBe(due)
  })

  it('explains the days by the same choice', () => {
    for (const [rules, period, receivedAt, due, events = []] of choices) {
      const { days } = judge(period, receivedAt, { rules, events })
      expect(days.map(({ date }) => date)).toEqual([...new Set(days.map(({ date }) => date))])
      expect([days.at(0)?.date, days.at(-1)?.date]).toEqual([receivedAt.slice(0, 10), due.slice(0, 10)])
    }
  })
})
