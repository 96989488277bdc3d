import fc from 'fast-check'
import { jest } from '@jest/globals'
import { FairQueue } from './fair-queue.js'

beforeEach(() => void jest.useFakeTimers())
afterEach(() => void jest.useRealTimers())

/** Work that begins and ends as the test says. */
function aQueue(turns: { atOnce: number; ofOne: number; slowMs?: number }) {
  const queue = new FairQueue({ slowMs: 1000, ...turns })
  const begun: string[] = []
  const ends: (() => void)[] = []
  const ended: Promise<void>[] = []
  return {
    begun,
    /** `count` pieces of work of one consumer. */
    bring(consumer: string, count: number) {
      for (let n = 0; n < count; n++) {
        const work = () => {
          begun.push(consumer)
          return new Promise<void>((end) => ends.push(end))
        }
        ended.push(queue.run(consumer, Infinity, work))
      }
    },
    /** The oldest piece under way ends. */
    async end(count = 1) {
      for (let n = 0; n < count; n++) ends.shift()?.()
      await settle()
    },
    late: (consumer: string, until: number) => queue.run(consumer, until, () => Promise.resolve('done')),
    fail: (consumer: string) => queue.run(consumer, Infinity, () => Promise.reject(new Error('broken'))),
    ended: () => Promise.all(ended),
    isEmpty: () => ends.length === 0,
  }
}

/** Until every promise that can be settled is. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < 20; turn++) await Promise.resolve()
}

describe('work in turns', () => {
  it('is not begun when nobody waits for it any more, and holds up nobody', async () => {
    const queue = aQueue({ atOnce: 1, ofOne: 1, slowMs: 60_000 })
    queue.bring('a', 1)
    await settle()
    const late = queue.late('b', Date.now() + 5000)
    const refused = expect(late).rejects.toMatchObject({ code: 'no_answer' })
    const next = queue.late('c', Date.now() + 60_000)
    jest.setSystemTime(Date.now() + 5000)
    await queue.end()
    await refused
    await expect(next).resolves.toBe('done')
  })

  it('begins at once while there is room, and all that one brings while nobody else comes', async () => {
    const queue = aQueue({ atOnce: 4, ofOne: 3 })
    queue.bring('a', 5)
    await settle()
    expect(queue.begun).toHaveLength(3)
    await queue.end()
    expect(queue.begun).toHaveLength(4)
  })

  it('keeps room for others while one floods', async () => {
    const queue = aQueue({ atOnce: 4, ofOne: 3 })
    queue.bring('flood', 1000)
    queue.bring('other', 1)
    await settle()
    expect(queue.begun).toEqual(['flood', 'flood', 'flood', 'other'])
  })

  it('begins the next piece of another after at most one of each, however much one has brought', async () => {
    const queue = aQueue({ atOnce: 1, ofOne: 1 })
    queue.bring('flood', 1000)
    await queue.end(10)
    queue.bring('b', 3)
    queue.bring('c', 1)
    const before = queue.begun.length
    for (let n = 0; n < 8; n++) await queue.end()
    expect(queue.begun.slice(before)).toEqual(['flood', 'b', 'c', 'flood', 'b', 'flood', 'b', 'flood'])
  })

  it('gives every consumer its turn before any has a second one', async () => {
    const brought = fc.array(
      fc.record({ consumer: fc.constantFrom('a', 'b', 'c', 'd'), count: fc.integer({ min: 1, max: 9 }) }),
      {
        minLength: 1,
        maxLength: 6,
      },
    )
    await fc.assert(
      fc.asyncProperty(brought, fc.integer({ min: 1, max: 3 }), async (all, atOnce) => {
        const queue = aQueue({ atOnce, ofOne: atOnce })
        queue.bring('first', atOnce)
        for (const { consumer, count } of all) queue.bring(consumer, count)
        await settle()
        const left = new Map<string, number>()
        for (const { consumer, count } of all) left.set(consumer, (left.get(consumer) ?? 0) + count)
        let sinceTurn: string[] = []
        while (!queue.isEmpty()) {
          const before = queue.begun.length
          await queue.end()
          for (const consumer of queue.begun.slice(before)) {
            // whoever begins again has seen all others that wait begin in between
            if (sinceTurn.includes(consumer)) {
              const waited = [...left].filter(([other, count]) => count > 0 && other !== consumer)
              const since = sinceTurn.slice(sinceTurn.lastIndexOf(consumer))
              expect(waited.filter(([other]) => !since.includes(other))).toEqual([])
            }
            sinceTurn = [...sinceTurn, consumer]
            left.set(consumer, (left.get(consumer) ?? 0) - 1)
          }
        }
        await queue.ended()
        expect([...left.values()].every((count) => count === 0)).toBe(true)
      }),
    )
  })

  it('holds nobody up for what only waits for a slow registry, nor for what failed', async () => {
    const queue = aQueue({ atOnce: 2, ofOne: 1, slowMs: 50 })
    queue.bring('a', 2)
    await settle()
    expect(queue.begun).toEqual(['a'])
    jest.advanceTimersByTime(50)
    await settle()
    expect(queue.begun).toEqual(['a', 'a'])
    await queue.end(2)
    await expect(queue.fail('a')).rejects.toThrow('broken')
    queue.bring('a', 1)
    await settle()
    expect(queue.begun).toHaveLength(3)
  })
})
