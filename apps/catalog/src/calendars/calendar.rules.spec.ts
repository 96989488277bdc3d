import type { CalendarDays } from '#contracts'
import { calendarProblems, daysCovered, firstYearMissing } from './calendar.rules.js'

const none: CalendarDays = { holidays: [], daysInLieu: [], swappedDays: [], halfDays: [], provinceDaysOff: [] }
const day = (date: string) => ({ date, name: { vi: 'Nghỉ', en: 'Off' } })
const problems = (days: Partial<CalendarDays>) =>
  calendarProblems(2027, { ...none, ...days }).map(({ path, code }) => `${path} ${code}`)

describe('a calendar that is entered', () => {
  it('holds the days of its year, each once', () => {
    expect(problems({ holidays: [day('2027-02-05')], daysInLieu: [day('2027-02-10')] })).toEqual([])
    expect(problems({ holidays: [day('2026-02-05')] })).toEqual(['/holidays/0/date other_year'])
    expect(problems({ holidays: [day('2027-02-05')], daysInLieu: [day('2027-02-05')] })).toEqual([
      '/daysInLieu/0/date day_repeated',
    ])
    expect(problems({ halfDays: [{ date: '2028-02-05', until: '11:30' }] })).toEqual(['/halfDays/0/date other_year'])
  })

  it('exchanges a weekday for a day of a weekend, also across the year’s end', () => {
    expect(problems({ swappedDays: [{ off: '2027-01-04', worked: '2026-12-26' }] })).toEqual([])
    expect(problems({ swappedDays: [{ off: '2027-01-02', worked: '2027-01-04' }] })).toEqual([
      '/swappedDays/0/worked weekday_worked',
      '/swappedDays/0/off weekend_off',
    ])
    expect(problems({ swappedDays: [{ off: '2028-01-04', worked: '2028-01-08' }] })).toEqual([
      '/swappedDays/0/off other_year',
    ])
  })

  it('has half days on which there is work', () => {
    const until = (time: string) => problems({ halfDays: [{ date: '2027-02-05', until: time }] })
    expect(until('11:30')).toEqual([])
    for (const time of ['00:00', '06:00', '17:00', '23:59'])
      expect(until(time)).toEqual(['/halfDays/0/until not_within_day'])
  })

  it('swaps with the years beside it only, and names each day once for a province, in both languages', () => {
    expect(problems({ swappedDays: [{ off: '2027-01-04', worked: '1999-12-25' }] })).toEqual([
      '/swappedDays/0/worked other_year',
    ])
    const local = { ...day('2027-10-11'), province: '01' }
    expect(problems({ provinceDaysOff: [local, local] })).toEqual(['/provinceDaysOff/1/date day_repeated'])
    expect(problems({ provinceDaysOff: [local, { ...local, province: '48' }] })).toEqual([])
    expect(problems({ holidays: [{ ...day('2027-02-05'), name: { vi: 'Tết', en: ' ' } }] })).toEqual([
      '/holidays/0/name/en required',
    ])
  })

  it('names provinces there are', () => {
    expect(problems({ provinceDaysOff: [{ ...day('2027-10-11'), province: '01' }] })).toEqual([])
    expect(problems({ provinceDaysOff: [{ ...day('2027-10-11'), province: '99' }] })).toEqual([
      '/provinceDaysOff/0/province province_not_found',
    ])
  })
})

it('misses a year 90 days before it begins', () => {
  const years = new Set([2026, 2027])
  expect(firstYearMissing('2027-10-02', 90, years)).toBeUndefined()
  expect(firstYearMissing('2027-10-03', 90, years)).toBe(2028)
  expect(firstYearMissing('2029-01-01', 90, years)).toBe(2029)
  expect([daysCovered('2027-10-03', years), daysCovered('2029-01-01', years)]).toEqual([90, 0])
})
