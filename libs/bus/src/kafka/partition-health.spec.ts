import { jest } from '@jest/globals'
import { PartitionHealth } from './partition-health.js'

describe('the board of partitions', () => {
  let board: PartitionHealth
  beforeEach(() => {
    jest.useFakeTimers()
    board = new PartitionHealth(4)
  })
  afterEach(() => jest.useRealTimers())

  const silence = (partition: number) => {
    const askedAt = performance.now()
    jest.advanceTimersByTime(board.suspectAfterMs)
    return board.isSilent(partition, askedAt, performance.now())
  }
  const chosen = (times: number) => new Set(Array.from({ length: times }, () => board.choose()))

  it('goes round all partitions', () => expect(chosen(4)).toEqual(new Set([0, 1, 2, 3])))

  it('hedges after 60 ms at first and learns the 95th percentile', () => {
    expect(board.hedgeAfterMs).toBe(60)
    for (let answer = 0; answer < 4000; answer++) board.learn(answer % 20 === 0 ? 200 : 40)
    expect(board.hedgeAfterMs).toBeGreaterThanOrEqual(35)
    expect(board.hedgeAfterMs).toBeLessThan(200)
  })

  it('spends at most 5 % on copies, none while a partition is suspect', () => {
    for (let ask = 0; ask < 100; ask++) board.choose()
    for (let copy = 0; copy < 5; copy++) {
      expect(board.mayHedge).toBe(true)
      board.countHedge()
    }
    expect(board.mayHedge).toBe(false)
    for (let ask = 0; ask < 100; ask++) board.choose()
    silence(1)
    expect(board.mayHedge).toBe(false)
  })

  it('suspects a partition that is silent three times as long, and sends elsewhere until it gives a sign of life', () => {
    expect(board.isSilent(1, performance.now() - 179, performance.now())).toBe(false)
    expect(silence(1)).toBe(true)
    expect(chosen(40)).toEqual(new Set([0, 2, 3]))
    expect(board.dueProbes(performance.now())).toEqual([1])
    expect(board.dueProbes(performance.now() + 249)).toEqual([])
    expect(board.dueProbes(performance.now() + 250)).toEqual([1])
    board.alive(1)
    expect(chosen(4)).toContain(1)
  })

  it('does not call silent what nobody could hear', () => {
    const askedAt = performance.now()
    jest.advanceTimersByTime(1000)
    board.forgive()
    expect(board.isSilent(1, askedAt, performance.now())).toBe(false)
  })

  it('sends a copy to another instance where it knows one', () => {
    board.alive(0, 'one')
    board.alive(1, 'one')
    board.alive(2, 'two')
    board.alive(3, 'two')
    for (let copy = 0; copy < 10; copy++) expect([2, 3]).toContain(board.chooseOther(0))
  })

  it('has no other partition to offer when all are suspect, but still one for a new question', () => {
    for (const partition of [0, 1, 2, 3]) silence(partition)
    expect(board.chooseOther(0)).toBeUndefined()
    expect([0, 1, 2, 3]).toContain(board.choose())
  })
})
