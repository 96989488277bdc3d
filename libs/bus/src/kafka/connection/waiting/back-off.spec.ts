import { BackOff } from './back-off.js'

describe('the wait before the next try', () => {
  it('doubles up to the longest', () => {
    const backOff = new BackOff(100, 1000)
    expect([0, 1, 2, 3, 4, 5].map((at) => backOff.next(at))).toEqual([100, 200, 400, 800, 1000, 1000])
  })

  it('begins anew after a calm minute, not before', () => {
    const backOff = new BackOff(100, 1000)
    backOff.next(0)
    expect(backOff.next(60_100)).toBe(200)
    expect(backOff.next(60_300 + 60_001)).toBe(100)
  })
})
