import { at, judge, local, plainYear, terms, year2026 } from './clock.fixture.js'
import { courseOf } from './due.rules.js'
import { defaultClockRules } from './office/clock-rules.js'
import { OfficeCalendar } from './office/office-calendar.js'

const asked = 'supplementRequested'
const answered = 'supplementReceived'

describe('when a dossier is due', () => {
  it.each([
    ['5 wd', '2026-03-02 09:00', '2026-03-09 17:00'],
    ['3 wd', '2026-03-02 15:00:00', '2026-03-05 17:00'],
    ['3 wd', '2026-03-02 15:00:01', '2026-03-06 17:00'],
    ['4 wh', '2026-06-01 09:00', '2026-06-01 14:30'],
    ['8 wh', '2026-06-05 14:45', '2026-06-08 14:45'],
    ['0 wd', '2026-03-02 09:00', '2026-03-02 17:00'],
    ['0 wd', '2026-03-02 15:01', '2026-03-03 17:00'],
    ['3 wd', '2026-02-28 09:00', '2026-03-05 17:00'],
    ['1 wd', '2026-02-13 16:00', '2026-02-24 17:00'],
    ['1 wd', '2026-08-21 09:00', '2026-08-22 17:00'],
    ['5 cd', '2026-03-02 09:00', '2026-03-09 17:00'],
    ['4 cd', '2026-03-02 09:00', '2026-03-06 17:00'],
    ['1 mo', '2026-03-31 09:00', '2026-05-04 17:00'],
    ['1 mo', '2026-03-13 09:00', '2026-04-13 17:00'],
    ['2 mo', '2026-12-31 09:00', '2027-03-01 17:00'],
    ['1 wh', '2026-06-01 10:30:01', '2026-06-01 13:01'],
    ['2 wh', '2026-06-01 09:30', '2026-06-01 11:30'],
    ['1 wh', '2026-06-01 05:00', '2026-06-01 08:30'],
    ['1 wh', '2026-06-01 12:10', '2026-06-01 14:00'],
    ['1 wh', '2026-06-06 09:00', '2026-06-08 08:30'],
  ])('%s, received %s: %s', (period, received, due) => {
    expect(judge(period, received).due).toBe(due)
  })

  it('moves by the afternoon only where the procedure says so, from a day off always', () => {
    const late = { afternoonRule: false }
    expect(judge('1 wd', '2026-03-02 15:01', late).due).toBe('2026-03-03 17:00')
    expect(judge('1 wd', '2026-03-07 09:00', late).due).toBe('2026-03-10 17:00')
    expect(judge('1 wh', '2026-03-02 18:00', late).due).toBe('2026-03-03 08:30')
  })

  it.each<[string, string, string, [string, string], string]>([
    [
      'after the period is used up',
      '2 wd',
      '2026-06-01 09:00',
      ['2026-06-03 10:00', '2026-06-08 09:00'],
      '2026-06-08 17:00',
    ],
    ['within the day', '0 wd', '2026-12-01 09:00', ['2026-12-01 10:00', '2026-12-04 10:00'], '2026-12-04 17:00'],
    ['days do not count', '3 wd', '2026-03-02 09:00', ['2026-03-03 10:00', '2026-03-05 10:00'], '2026-03-09 17:00'],
    ['late, so a day later', '3 wd', '2026-03-02 09:00', ['2026-03-03 10:00', '2026-03-05 15:01'], '2026-03-10 17:00'],
    ['on a day off', '3 wd', '2026-03-02 09:00', ['2026-03-03 10:00', '2026-03-07 09:00'], '2026-03-11 17:00'],
    ['the same day', '3 wd', '2026-03-02 09:00', ['2026-03-03 10:00', '2026-03-03 14:00'], '2026-03-05 17:00'],
    ['after it was due', '1 wd', '2026-03-02 09:00', ['2026-03-03 17:00', '2026-03-06 14:00'], '2026-03-03 17:00'],
    ['in hours', '4 wh', '2026-06-01 09:00', ['2026-06-01 10:00', '2026-06-01 10:30'], '2026-06-01 15:00'],
    ['in hours, late', '4 wh', '2026-06-01 09:00', ['2026-06-01 10:00', '2026-06-01 15:30'], '2026-06-02 10:30'],
    ['of a month', '1 mo', '2026-03-02 09:00', ['2026-03-10 09:00', '2026-03-16 09:00'], '2026-04-08 17:00'],
    ['rolled from Saturday', '5 cd', '2026-03-02 09:00', ['2026-03-08 09:00', '2026-03-10 09:00'], '2026-03-10 17:00'],
  ])('an answer %s', (_, period, received, [from, to], due) => {
    expect(judge(period, received, { events: [[asked, from], [answered, to]] }).due).toBe(due) // prettier-ignore
  })

  it('counts overlapping waits once', () => {
    const { due } = judge('3 wd', '2026-03-02 09:00', {
      events: [
        [asked, '2026-03-03 10:00', 'a'],
        ['paymentRequested', '2026-03-04 10:00', 'b'],
        [answered, '2026-03-05 10:00', 'a'],
        ['paymentReceived', '2026-03-06 10:00', 'b'],
      ],
    })
    expect(due).toBe('2026-03-10 17:00')
  })

  it('lets the office resume on a day off, which moves nothing', () => {
    const events: [type: 'stopped' | 'resumed', at: string][] = [
      ['stopped', '2026-03-03 10:00'],
      ['resumed', '2026-03-07 16:00'],
    ]
    expect(judge('3 wd', '2026-03-02 09:00', { events }).due).toBe('2026-03-10 17:00')
  })

  it('begins again with the supplement of an incomplete dossier, the last one of several', () => {
    const one = judge('3 wd', '2026-03-02 09:00', {
      events: [
        [asked, '2026-03-03 10:00', 'incomplete'],
        [answered, '2026-03-05 10:00'],
      ],
    })
    expect(one.due).toBe('2026-03-10 17:00')
    const two = judge('3 wd', '2026-03-02 09:00', {
      events: [
        [asked, '2026-03-03 10:00', 'incomplete'],
        [answered, '2026-03-05 10:00'],
        [asked, '2026-03-06 10:00', 'incomplete'],
        [answered, '2026-03-06 15:30'],
      ],
    })
    expect(two.due).toBe('2026-03-12 17:00')
    const hours = judge('4 wh', '2026-06-01 09:00', {
      events: [
        [asked, '2026-06-01 10:00', 'incomplete'],
        [answered, '2026-06-02 09:00'],
      ],
    })
    expect(hours.due).toBe('2026-06-02 14:30')
  })

  it('begins nothing again after it was due', () => {
    const { due } = judge('1 wd', '2026-03-02 09:00', {
      events: [
        [asked, '2026-03-04 10:00', 'incomplete'],
        [answered, '2026-03-05 10:00'],
      ],
    })
    expect(due).toBe('2026-03-03 17:00')
  })

  it('is null while a wait lasts, but not by one that began when it was due', () => {
    expect(judge('1 wd', '2026-03-02 09:00', { events: [[asked, '2026-03-03 10:00']] }).due).toBeNull()
    expect(judge('1 wd', '2026-03-02 09:00', { events: [[asked, '2026-03-03 17:00']] }).due).toBe('2026-03-03 17:00')
  })

  it('is an error in a year without a calendar, at receipt and wherever the count runs into it', () => {
    const missing = (year: string) => new RegExp(`calendar of ${year}`, 'u')
    expect(() => judge('1 wd', '2028-01-04 09:00')).toThrow(missing('2028'))
    expect(() => judge('3 cd', '2027-12-30 09:00')).toThrow(missing('2028'))
    expect(() => judge('1 wh', '2025-12-30 09:00')).toThrow(missing('2025'))
    const late: [type: 'supplementRequested' | 'supplementReceived', at: string][] = [
      [asked, '2027-03-03 10:00'],
      [answered, '2030-03-03 10:00'],
    ]
    expect(() => judge('3 wd', '2027-03-01 09:00', { events: late })).toThrow(missing('2028'))
    expect(judge('1 wd', '2027-03-01 09:00', { events: late }).due).toBe('2027-03-02 17:00')
  })

  it('counts a half-day Saturday as a full day, closing early', () => {
    const office = { saturdayUntil: '11:30' }
    expect(judge('1 wd', '2026-03-06 09:00', { office }).due).toBe('2026-03-07 11:30')
    expect(judge('1 wd', '2026-03-07 11:30', { office }).due).toBe('2026-03-09 17:00')
    expect(judge('1 wd', '2026-03-07 11:30:01', { office, afternoonRule: false }).due).toBe('2026-03-10 17:00')
    expect(judge('2 wd', '2026-03-06 09:00', { office }).due).toBe('2026-03-09 17:00')
    expect(judge('5 wh', '2026-06-12 10:30').due).toBe('2026-06-15 11:30')
  })

  it('counts by the calendar of the province of the office', () => {
    expect(judge('1 wd', '2026-10-09 09:00', { office: { province: '01' } }).due).toBe('2026-10-13 17:00')
    expect(judge('1 wd', '2026-10-09 09:00', { office: { province: '79' } }).due).toBe('2026-10-12 17:00')
  })

  it('judges each event by the reading in force on its own day', () => {
    const rulesOn = (date: string) => ({ ...defaultClockRules, cutoff: date < '2026-03-10' ? '15:00' : '11:00' })
    const calendar = new OfficeCalendar({ ...terms, years: new Map([[2026, year2026], [2027, plainYear]]) }) // prettier-ignore
    const due = (received: string) =>
      courseOf(
        { period: { amount: 1, unit: 'workingDay' }, receivedAt: at(received), afternoonRule: true, events: [] },
        { calendar, rulesOn },
      ).due
    expect(local(due('2026-03-09 14:00') ?? 0)).toBe('2026-03-10 17:00')
    expect(local(due('2026-03-10 14:00') ?? 0)).toBe('2026-03-12 17:00')
  })
})
