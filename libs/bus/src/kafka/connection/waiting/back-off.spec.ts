import { BackOff } from './back-off.js'

describe('the wait before the next try', () => {
  it('doubles up to the longest', () => {
    const backOff = new BackOff(100, 1000)
    expect([0, 1, 2, 3, 4, 5].map((at) => backOff.next(at))).toEqual([100, 200, 400, 800, 1000, 1000])
  })

  it('begins anew after ten calm seconds, not before', () => {
    const backOff = new BackOff(100, 1000)
    backOff.next(0)
    expect(backOff.next(10_100)).toBe(200)
    expect(backOff.next(10_300 + 10_001)).toBe(100)
  })
})
