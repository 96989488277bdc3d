import { periodOf } from './period.rules.js'

describe('the period of figures', () => {
  it('is the last 30 days unless one is named', () => {
    expect(periodOf({}, '2026-11-24')).toEqual({ from: '2026-10-26', to: '2026-11-24' })
    expect(periodOf({ from: '2026-11-01', to: '2026-11-02' }, '2026-11-24')).toEqual({
      from: '2026-11-01',
      to: '2026-11-02',
    })
  })

  it('ends after it begins and is not too long', () => {
    expect(() => periodOf({ from: '2026-11-25' }, '2026-11-24')).toThrow(/no longer than 92 days/)
    expect(() => periodOf({ from: '2026-08-01' }, '2026-11-24')).toThrow(/no longer than 92 days/)
    expect(periodOf({ from: '2026-08-25' }, '2026-11-24').from).toBe('2026-08-25')
  })
})
