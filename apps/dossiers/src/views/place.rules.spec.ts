import { placesDue } from './place.rules.js'

describe('places of what is due', () => {
  const dayBegins = new Date('2026-12-01T00:00:00+07:00')
  const now = new Date('2026-12-01T09:00:00+07:00')
  const holds = (due: string) => {
    const { from = '', to = '' } = placesDue('week', now, dayBegins)
    const place = BigInt(new Date(due).getTime()) * 1000n
    return BigInt(from) <= place && place < BigInt(to)
  }

  it.each([
    ['2026-11-30T17:00:00+07:00', false],
    ['2026-12-01T17:00:00+07:00', true],
    ['2026-12-08T17:00:00+07:00', true], // "7 days left" on the page
    ['2026-12-09T00:00:00+07:00', false],
  ])('due %s is within seven days: %s', (due, isWithin) => {
    expect(holds(due)).toBe(isWithin)
  })
})
