import type { SimulateClock } from '#contracts'
import { historyProblems } from './simulation.rules.js'

const history = (change: Partial<SimulateClock> = {}): SimulateClock => ({
  period: { amount: 3, unit: 'workingDay' },
  receivedAt: '2026-03-02T09:00:00+07:00',
  ...change,
})
const problems = (change: Partial<SimulateClock>) =>
  historyProblems(history(change)).map(({ path, code }) => `${path} ${code}`)
const event = (type: NonNullable<SimulateClock['events']>[number]['type'], at: string, ref = 'a') => ({
  ...{ type, ref },
  at: `2026-03-${at}:00+07:00`,
})

describe('a history that is asked about', () => {
  it('may wait for several answers at once, and for the same one again', () => {
    const events = [
      event('supplementRequested', '03T09:00'),
      event('paymentRequested', '03T09:00'),
      event('supplementReceived', '04T09:00'),
      event('supplementRequested', '04T09:00'),
    ]
    expect(problems({ events })).toEqual([])
  })

  it('begins with its receipt and goes on in the order of time', () => {
    expect(problems({ events: [event('stopped', '02T08:59')] })).toEqual(['/events/0/at before_receipt'])
    expect(problems({ events: [event('stopped', '04T09:00'), event('resumed', '03T09:00')] })).toEqual([
      '/events/1/at out_of_order',
    ])
  })

  it('answers what was asked, and asks once', () => {
    expect(problems({ events: [event('resumed', '04T09:00')] })).toEqual(['/events/0/ref nothing_asked'])
    const asked = event('supplementRequested', '03T09:00')
    expect(problems({ events: [asked, asked] })).toEqual(['/events/1/ref still_open'])
    expect(problems({ events: [asked, event('paymentReceived', '04T09:00')] })).toEqual(['/events/1/ref nothing_asked'])
  })

  it('has a period; no days mean within the day', () => {
    const of = (unit: SimulateClock['period']['unit']) => problems({ period: { amount: 0, unit } })
    expect([of('workingDay'), of('calendarDay')]).toEqual([[], []])
    expect([of('workingHour'), of('month')]).toEqual([['/period/amount too_small'], ['/period/amount too_small']])
  })
})
