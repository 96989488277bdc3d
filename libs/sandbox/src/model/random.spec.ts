import fc from 'fast-check'
import { Random, Weights } from './random.js'

it('gives the numbers it has always given', () => {
  const random = new Random(1, 1)
  expect(Array.from({ length: 6 }, () => random.int(0, 999))).toMatchInlineSnapshot(`
   [
     249,
     815,
     206,
     508,
     576,
     260,
   ]
  `)
})

it('stays within its bounds, for every seed', () => {
  fc.assert(
    fc.property(
      fc.maxSafeInteger(),
      fc.nat(),
      fc.integer({ min: -50, max: 50 }),
      fc.nat(1000),
      (seed, stream, least, width) => {
        const value = new Random(seed, stream).int(least, least + width)
        expect(value >= least && value <= least + width).toBe(true)
      },
    ),
  )
})

it('chooses as often as the weights say', () => {
  const random = new Random(3, 5)
  const weights = new Weights([['a', 90], ['b', 10]] as const) // prettier-ignore
  const drawn = Array.from({ length: 10_000 }, () => random.weighted(weights))
  const rare = drawn.filter((value) => value === 'b').length
  expect(rare).toBeGreaterThan(850)
  expect(rare).toBeLessThan(1150)
})

it('picks days between two days, and the first one where there is none between', () => {
  const random = new Random(3, 6)
  for (let count = 0; count < 100; count++)
    expect(random.day('2024-02-27', '2024-03-01')).toMatch(/^2024-(02-2[789]|03-01)$/)
  expect(random.day('2026-05-01', '2026-04-01')).toBe('2026-05-01')
})
