import { setTimeout as pause } from 'node:timers/promises'
import { Turns } from './turns.js'

it('does work of one name in its order, and goes on after a failure', async () => {
  const turns = new Turns()
  const done: string[] = []
  const work = (name: string, ms: number) => async () => {
    await pause(ms)
    done.push(name)
    if (name === 'b') throw new Error('b')
  }
  const ended = await Promise.allSettled([
    turns.take('lan', work('a', 20)),
    turns.take('lan', work('b', 1)),
    turns.take('lan', work('c', 1)),
    turns.take('minh', work('d', 1)),
  ])
  expect(done).toEqual(['d', 'a', 'b', 'c'])
  expect(ended.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled', 'fulfilled'])
})
