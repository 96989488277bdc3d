import { ageOf, dayOf, formatDate, formatMoment, formatMoney, formatNumber, formatPersonId, weekdayOf } from './format'

describe('dates', () => {
  it('are written day first, and stay as coarse as they are', () => {
    expect(formatDate('2026-11-20')).toBe('20/11/2026')
    expect(formatDate('2026-11')).toBe('11/2026')
    expect(formatDate('1957')).toBe('1957')
  })

  it('are those of Vietnam, also when the moment is told in another zone', () => {
    expect(dayOf('2026-11-20T18:30:00Z')).toBe('2026-11-21')
    expect(formatMoment('2026-11-20T18:30:00Z')).toBe('01:30, 21/11/2026')
  })

  it('know their weekday', () => {
    expect(weekdayOf('2026-11-20', 'vi')).toBe('thứ Sáu')
    expect(weekdayOf('2026-11-22', 'en')).toBe('Sunday')
  })

  it('have an age in years and months, or in days under a month', () => {
    const now = new Date('2026-11-24T10:00:00+07:00')
    expect(ageOf('2025-07-01', now)).toEqual({ years: 1, months: 4, days: 0 })
    expect(ageOf('2026-10-31', now)).toEqual({ years: 0, months: 0, days: 24 })
    expect(ageOf('2019', now).years).toBe(7)
    expect(ageOf('2026-11-24', now)).toEqual({ years: 0, months: 0, days: 0 })
  })
})

describe('numbers', () => {
  it('follow the reader', () => {
    expect(formatNumber(1234.5, 'vi')).toBe('1.234,5')
    expect(formatNumber(1234567.25, 'en')).toBe('1,234,567.25')
    expect(formatNumber(-8.3, 'vi')).toBe('−8,3')
  })

  it('are money in đồng', () => {
    expect(formatMoney(8000, 'vi')).toBe('8.000 đồng')
  })

  it('are grouped by three in a personal number only', () => {
    expect(formatPersonId('001188024617')).toBe('001 188 024 617')
    expect(formatPersonId('0912004318')).toBe('0912004318')
  })
})
