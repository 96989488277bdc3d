import fc from 'fast-check'
import { timeOfDay } from '#vietnam'
import { allowedFrom, allowedOnNextDay, retryAt } from './timing.rules.js'

const quiet = { from: '21:00', until: '07:00' }
const at = (text: string) => new Date(`${text}+07:00`)
const day = 86_400_000

describe('when something may leave the portal', () => {
  it.each([
    ['2026-11-25T20:59:59', '2026-11-25T20:59:59'],
    ['2026-11-25T21:00:00', '2026-11-26T07:00:00'],
    ['2026-11-26T06:59:59', '2026-11-26T07:00:00'],
    ['2026-11-26T07:00:00', '2026-11-26T07:00:00'],
    ['2026-12-31T23:00:00', '2027-01-01T07:00:00'],
  ])('at %s: from %s on', (now, expected) => {
    expect(allowedFrom(at(now), quiet)).toEqual(at(expected))
  })

  it('always, without quiet hours or with none', () => {
    expect(allowedFrom(at('2026-11-25T23:00:00'), undefined)).toEqual(at('2026-11-25T23:00:00'))
    expect(allowedFrom(at('2026-11-25T23:00:00'), { from: '08:00', until: '08:00' })).toEqual(at('2026-11-25T23:00:00'))
  })

  it('also around quiet hours at noon', () => {
    expect(allowedFrom(at('2026-11-25T12:30:00'), { from: '12:00', until: '13:00' })).toEqual(at('2026-11-25T13:00:00'))
  })

  it('never within the quiet hours, never before it came, less than a day later', () => {
    const time = fc
      .tuple(fc.nat(23), fc.nat(59))
      .map((parts) => parts.map((part) => String(part).padStart(2, '0')).join(':'))
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4e12 }), time, time, (ms, from, until) => {
        const allowed = allowedFrom(new Date(ms), { from, until })
        const said = timeOfDay(allowed)
        const isQuiet = from <= until ? from <= said && said < until : said >= from || said < until
        expect(isQuiet).toBe(false)
        expect(allowed.getTime() - ms).toBeGreaterThanOrEqual(0)
        expect(allowed.getTime() - ms).toBeLessThanOrEqual(day)
      }),
    )
  })

  it('of the next day after its quiet hours', () => {
    expect(allowedOnNextDay('2026-11-30', quiet)).toEqual(at('2026-12-01T07:00:00'))
  })
})

describe('a message nobody took', () => {
  const created = at('2026-11-25T09:00:00')
  const after = (ms: number, attempts: number) =>
    retryAt(new Date(created.getTime() + ms), attempts, created, undefined)?.getTime()

  it('is tried again with pauses that grow to a quarter of an hour', () => {
    const pauses = [1, 2, 3, 4, 5, 6, 7, 100].map((attempts) => ((after(0, attempts) ?? 0) - created.getTime()) / 1000)
    expect(pauses).toEqual([30, 60, 120, 240, 480, 900, 900, 900])
  })

  it('waits for the morning in the quiet hours', () => {
    expect(retryAt(at('2026-11-25T20:59:50'), 1, created, quiet)).toEqual(at('2026-11-26T07:00:00'))
  })

  it('is given up after three days', () => {
    expect(after(3 * day, 50)).toBeDefined()
    expect(after(3 * day + 1, 50)).toBeUndefined()
  })
})
