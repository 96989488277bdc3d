import { setImmediate as turn } from 'node:timers/promises'
import { Pool } from './pool.js'

describe('the pool of handlers', () => {
  it('runs at most so many at once, in the order of arrival, and tells when it is idle', async () => {
    const pool = new Pool(2, 3)
    const started: number[] = []
    const ends: (() => void)[] = []
    const work = (number: number) => () =>
      new Promise<number>((resolve) => {
        started.push(number)
        ends.push(() => resolve(number))
      })
    const results = [1, 2, 3, 4, 5].map((number) => pool.run(work(number)))
    await turn()
    expect(started).toEqual([1, 2])
    expect(pool.isFull).toBe(true)
    ends[1]?.()
    await turn()
    expect(started).toEqual([1, 2, 3])
    let isIdle = false
    const idle = pool.idle().then(() => (isIdle = true))
    while (ends.length > 0 && pool.busy > 0) {
      for (const end of ends.splice(0)) end()
      await turn()
    }
    expect(await Promise.all(results)).toEqual([1, 2, 3, 4, 5])
    await idle
    expect(isIdle).toBe(true)
  })

  it('goes on after a failure', async () => {
    const pool = new Pool(1)
    await expect(pool.run(() => Promise.reject(new TypeError('no')))).rejects.toThrow('no')
    expect(await pool.run(() => Promise.resolve(1))).toBe(1)
    expect(pool.busy).toBe(0)
  })
})
