import { growthOf, memoryVerdict, outsideKills, verdictOf } from './long.rules.js'

const answer = (endedAt: number, ms = 100) => ({ endedAt, ms })

it('leaves out what was waited for within 5 s of a kill', () => {
  const kills = [10_000]
  expect(outsideKills([answer(9_999), answer(10_001), answer(15_050), answer(15_100)], kills)).toEqual([
    answer(9_999),
    answer(15_100),
  ])
  expect(outsideKills([answer(20_000, 11_000)], kills)).toEqual([])
})

it('compares the 99th percentile with the quiet run', () => {
  const quiet = Array.from({ length: 100 }, () => answer(0, 50))
  expect(verdictOf(quiet, [answer(0, 100)])).toEqual([])
  expect(verdictOf(quiet, [answer(0, 101)])).toHaveLength(1)
})

it('sees memory that grows', () => {
  const samples = (megabytes: number[]) => megabytes.map((each, at) => ({ at, megabytes: each }))
  expect(growthOf(samples([100, 100, 100, 110, 120, 120, 130, 130, 130]))).toBe(1.3)
  expect(memoryVerdict(samples([100, 120, 100, 110, 100, 120]))).toEqual([])
  expect(memoryVerdict(samples([100, 100, 150, 150, 200, 200]))).toHaveLength(1)
})
