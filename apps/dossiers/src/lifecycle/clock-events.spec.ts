import type { FormProcess } from '#contracts'
import { standardProcess, standardWithout } from '#forms'
import { clockEventsOf, periodOf } from './clock-events.js'

const at = (text: string) => new Date(`${text}:00+07:00`)

it('counts a deadline in what the clock counts in', () => {
  const amount = 3
  expect((['workingDay', 'hour', 'day', 'month'] as const).map((unit) => periodOf({ amount, unit }).unit)).toEqual([
    'workingDay',
    'workingHour',
    'calendarDay',
    'month',
  ])
})

describe('when the clock stands', () => {
  const history = (...events: [string, string][]) => events.map(([time, event]) => ({ at: at(time), event }))
  const asked = history(
    ['2026-11-25T09:00', 'submitted'],
    ['2026-11-25T10:00', 'accepted'],
    ['2026-11-26T10:00', 'supplementRequested'],
  )
  const answered = [...asked, ...history(['2026-12-02T09:00', 'supplemented'], ['2026-12-03T09:00', 'completed'])]
  const from = { type: 'supplementRequested', at: at('2026-11-26T10:00').getTime(), ref: '0' }
  const to = { type: 'supplementReceived', at: at('2026-12-02T09:00').getTime(), ref: '0' }

  it('is from the request for a supplement to its answer', () => {
    expect(clockEventsOf(asked, standardProcess)).toEqual([from])
    expect(clockEventsOf(answered, standardProcess)).toEqual([from, to])
    const again = history(['2026-12-04T09:00', 'supplementRequested'])
    expect(clockEventsOf([...answered.slice(0, -1), ...again], standardProcess)).toEqual([
      from,
      to,
      { ...from, at: at('2026-12-04T09:00').getTime(), ref: '2' },
    ])
  })

  it('says what was wrong with the dossier', () => {
    const incomplete = asked.map((event) => ({ ...event, lacks: 'incomplete' as const }))
    expect(clockEventsOf(incomplete, standardProcess)).toEqual([{ ...from, reason: 'incomplete' }])
  })

  it('is never where the graph lets the clock run while the applicant is asked', () => {
    const states = standardProcess.states.map((state) =>
      state.id === 'supplementRequested' ? { ...state, clock: 'runs' as const } : state,
    )
    expect(clockEventsOf(answered, { ...standardProcess, states })).toEqual([])
  })

  it('is wherever the graph says, also before the acceptance', () => {
    const process: FormProcess = {
      ...standardProcess,
      states: standardProcess.states.map((state) =>
        state.id === 'submitted' ? { id: 'submitted', kind: 'waiting', clock: 'stops' } : state,
      ),
    }
    const [first, second] = asked
    expect(clockEventsOf(asked.slice(0, 2), process)).toEqual([
      { type: 'stopped', at: first?.at.getTime(), ref: '0' },
      { type: 'resumed', at: second?.at.getTime(), ref: '0' },
    ])
  })

  it('does not end with a dossier that is withdrawn meanwhile', () => {
    const withdrawn = history(['2026-12-01T09:00', 'withdrawn'])
    expect(clockEventsOf([...asked, ...withdrawn], standardProcess)).toEqual([from])
  })

  it('is read by the standard graph where the history knows what the graph does not', () => {
    expect(clockEventsOf(answered, standardWithout(['supplementRequested']))).toEqual([from, to])
  })
})
