import fc from 'fast-check'
import type { DeadlineUnit, FormProcess } from '#contracts'
import { standardProcess, standardWithout } from '#forms'
import { addDays, isWorkingDay, type WorkingCalendar } from '#vietnam'
import { dueAt, pausesOf, receptionDay, type ClockSettings } from './due.rules.js'

const calendar: WorkingCalendar = {
  holidays: new Set(['2026-11-24', '2026-09-01', '2026-09-02', '2026-08-31']),
  makeUpDays: new Set(['2026-08-22']),
}
const settings: ClockSettings = { calendar, cutoffOn: () => '15:00', dueTimeOn: () => '17:00' }
const at = (text: string) => new Date(`${text}:00+07:00`)

function due(
  received: string,
  amount: number,
  unit: DeadlineUnit,
  afternoonRule = false,
  pauses: [string, string][] = [],
) {
  const stretches = pauses.map(([from, to]) => ({ from: at(from), to: at(to) }))
  return dueAt(at(received), { amount, unit }, afternoonRule, stretches, settings)
}

describe('when a dossier is due', () => {
  it.each([
    ['two working days from a Wednesday', '2026-11-18T10:00', 2, 'workingDay', '2026-11-20T17:00'],
    ['over a weekend', '2026-11-19T10:00', 2, 'workingDay', '2026-11-23T17:00'],
    ['over a weekend and a holiday', '2026-11-20T10:00', 2, 'workingDay', '2026-11-25T17:00'],
    ['a make-up Saturday counts', '2026-08-21T10:00', 1, 'workingDay', '2026-08-22T17:00'],
    ['received on a Saturday counts from Monday', '2026-11-21T10:00', 1, 'workingDay', '2026-11-25T17:00'],
    ['seven calendar days', '2026-11-20T10:00', 7, 'day', '2026-11-27T17:00'],
    ['calendar days that end on a Sunday move on', '2026-11-16T10:00', 6, 'day', '2026-11-23T17:00'],
    ['a month', '2026-10-23T10:00', 1, 'month', '2026-11-23T17:00'],
    ['a month from the 30th', '2026-10-30T10:00', 1, 'month', '2026-11-30T17:00'],
    ['hours', '2026-11-18T08:30', 4, 'hour', '2026-11-18T12:30'],
    ['hours that end on a day off move on', '2026-11-20T20:00', 8, 'hour', '2026-11-23T17:00'],
  ] as const)('%s', (_, received, amount, unit, expected) => {
    expect(due(received, amount, unit)).toEqual(at(expected))
  })

  it('counts from the next working day when received after the cut-off, only where the procedure says so', () => {
    expect(due('2026-11-18T15:00', 1, 'workingDay', true)).toEqual(at('2026-11-19T17:00'))
    expect(due('2026-11-18T15:01', 1, 'workingDay', true)).toEqual(at('2026-11-20T17:00'))
    const second = (text: string) => receptionDay(new Date(`2026-11-18T${text}+07:00`), true, settings)
    expect([second('15:00:00.999'), second('15:00:01.000')]).toEqual(['2026-11-18', '2026-11-19'])
    expect(due('2026-11-18T14:59', 1, 'workingDay', true)).toEqual(at('2026-11-19T17:00'))
    expect(due('2026-11-18T15:00', 1, 'workingDay', false)).toEqual(at('2026-11-19T17:00'))
  })

  it('does not count the days from the request for a supplement to its answer', () => {
    const pause: [string, string][] = [['2026-11-26T10:00', '2026-12-02T09:00']]
    expect(due('2026-11-25T09:00', 3, 'workingDay', false, pause)).toEqual(at('2026-12-04T17:00'))
  })

  it.each<[string, [string, string][], number, string]>([
    ['the day it was to end on', [['2026-12-01T10:00', '2026-12-04T10:00']], 0, '2026-12-04T17:00'],
    ['after closing', [['2026-12-01T10:00', '2026-12-04T18:00']], 0, '2026-12-07T17:00'],
    ['on a day off', [['2026-12-01T10:00', '2026-12-05T10:00']], 0, '2026-12-07T17:00'],
    [
      'later than a wait that began after it was due',
      [['2026-12-01T18:00', '2026-12-04T10:00']],
      0,
      '2026-12-01T17:00',
    ],
    [
      'and asked for again the same day',
      [
        ['2026-12-01T10:00', '2026-12-04T10:00'],
        ['2026-12-04T11:00', '2026-12-08T10:00'],
      ],
      0,
      '2026-12-08T17:00',
    ],
  ])('is not overdue the moment an answer comes: %s', (_, pauses, amount, expected) => {
    expect(due('2026-12-01T09:00', amount, 'workingDay', true, pauses)).toEqual(at(expected))
  })

  it('is judged by the settings of the day: of the cut-off when it was received, of the hour when it is due', () => {
    const changing: ClockSettings = {
      calendar,
      cutoffOn: (day) => (day < '2026-11-19' ? '15:00' : '11:00'),
      dueTimeOn: (day) => (day < '2026-11-23' ? '17:00' : '16:30'),
    }
    const due = (received: string) => dueAt(at(received), { amount: 1, unit: 'workingDay' }, true, [], changing)
    expect(due('2026-11-18T14:00')).toEqual(at('2026-11-19T17:00'))
    expect(due('2026-11-19T14:00')).toEqual(at('2026-11-23T16:30'))
  })

  it('is not known where the days off of the year are not: no year is without holidays', () => {
    const known = { ...settings, calendar: { ...calendar, years: new Set(['2026']) } }
    const due = (received: string, amount: number) =>
      dueAt(at(received), { amount, unit: 'workingDay' }, false, [], known)
    expect(due('2026-12-30T10:00', 1)).toEqual(at('2026-12-31T17:00'))
    expect(() => due('2026-12-30T10:00', 2)).toThrow(expect.objectContaining({ code: 'calendar_year_missing' }))
    expect(() => due('2028-01-03T10:00', 1)).toThrow('2028')
  })

  it('is not known while the clock stands', () => {
    const deadline = { amount: 3, unit: 'day' as const }
    expect(dueAt(at('2026-11-25T09:00'), deadline, false, [{ from: at('2026-11-26T09:00') }], settings)).toBeUndefined()
  })

  it('is always a working day, after reception, and never earlier for a longer deadline', () => {
    const units = fc.constantFrom<DeadlineUnit>('workingDay', 'day')
    fc.assert(
      fc.property(
        fc.nat(300),
        fc.nat(23),
        fc.integer({ min: 1, max: 40 }),
        units,
        fc.boolean(),
        (day, hour, amount, unit, rule) => {
          const received = `${addDays('2026-01-01', day)}T${String(hour).padStart(2, '0')}:00`
          const first = due(received, amount, unit, rule) as Date
          expect(isWorkingDay(new Date(first.getTime() + 7 * 3_600_000).toISOString().slice(0, 10), calendar)).toBe(
            true,
          )
          expect(first.getTime()).toBeGreaterThan(at(received).getTime())
          expect((due(received, amount + 1, unit, rule) as Date).getTime()).toBeGreaterThanOrEqual(first.getTime())
        },
      ),
    )
  })

  it('moves a reception on a day off to the next working day', () => {
    expect(receptionDay(at('2026-11-24T09:00'), false, settings)).toBe('2026-11-25')
  })
})

describe('when the clock stands', () => {
  const history = (...events: [string, string][]) => events.map(([time, event]) => ({ at: at(time), event }))
  const asked = history(
    ['2026-11-25T09:00', 'submitted'],
    ['2026-11-25T10:00', 'accepted'],
    ['2026-11-26T10:00', 'supplementRequested'],
  )
  const answered = [...asked, ...history(['2026-12-02T09:00', 'supplemented'], ['2026-12-03T09:00', 'completed'])]
  const [from, to] = [at('2026-11-26T10:00'), at('2026-12-02T09:00')]

  it('is from the request for a supplement to its answer', () => {
    expect(pausesOf(asked, standardProcess)).toEqual([{ from }])
    expect(pausesOf(answered, standardProcess)).toEqual([{ from, to }])
    const again = history(['2026-12-04T09:00', 'supplementRequested'])
    expect(pausesOf([...answered.slice(0, -1), ...again], standardProcess)).toEqual([
      { from, to },
      { from: at('2026-12-04T09:00') },
    ])
  })

  it('is never where the graph lets the clock run while the applicant is asked', () => {
    const states = standardProcess.states.map((state) =>
      state.id === 'supplementRequested' ? { ...state, clock: 'runs' as const } : state,
    )
    expect(pausesOf(answered, { ...standardProcess, states })).toEqual([])
  })

  it('is wherever the graph says, also before the acceptance', () => {
    const process: FormProcess = {
      ...standardProcess,
      states: standardProcess.states.map((state) =>
        state.id === 'submitted' ? { id: 'submitted', kind: 'waiting', clock: 'stops' } : state,
      ),
    }
    const [first, second] = asked
    expect(pausesOf(asked.slice(0, 2), process)).toEqual([{ from: first?.at, to: second?.at }])
  })

  it('does not end with a dossier that is withdrawn meanwhile', () => {
    const withdrawn = history(['2026-12-01T09:00', 'withdrawn'])
    expect(pausesOf([...asked, ...withdrawn], standardProcess)).toEqual([{ from }])
  })

  it('is read by the standard graph where the history knows what the graph does not', () => {
    expect(pausesOf(answered, standardWithout(['supplementRequested']))).toEqual([{ from, to }])
  })
})
