import { jest } from '@jest/globals'
import type { HostAndPort } from './addresses.js'
import { PrimaryFinder, type ServerState } from './primary-finder.js'

const one = { host: 'one', port: 5432 }
const two = { host: 'two', port: 5432 }

/** Servers by name: the timeline each writes, `standby`, or away. */
function servers(states: Record<string, number | 'standby' | 'away'>) {
  const ask = (server: HostAndPort): Promise<ServerState> => {
    const state = states[server.host] ?? 'away'
    if (state === 'away') return Promise.reject(new Error('refused'))
    return Promise.resolve({ ...server, timeline: state === 'standby' ? undefined : state })
  }
  const finder = new PrimaryFinder([one, two], ask)
  let past = 0
  const at = (now: number) => {
    jest.advanceTimersByTime(now - past)
    past = now
    return finder.find()
  }
  return { states, at }
}

beforeEach(() => void jest.useFakeTimers({ doNotFake: ['nextTick', 'setImmediate'] }))
afterEach(() => void jest.useRealTimers())

it('takes the one that is not in recovery, wherever it stands', async () => {
  await expect(servers({ one: 'standby', two: 1 }).at(0)).resolves.toMatchObject(two)
  await expect(servers({ one: 1, two: 'standby' }).at(0)).resolves.toMatchObject(one)
})

it('finds none while there is none, and reads as a lost connection', async () => {
  await expect(servers({ one: 'away', two: 'standby' }).at(0)).rejects.toMatchObject({ code: 'ECONNREFUSED' })
})

it('goes over to the promoted one and never back to the one of before', async () => {
  const { states, at } = servers({ one: 1, two: 'standby' })
  await expect(at(0)).resolves.toMatchObject(one)
  Object.assign(states, { one: 'away', two: 2 })
  await expect(at(1000)).resolves.toMatchObject(two)
  states['one'] = 1
  await expect(at(2000)).resolves.toMatchObject(two)
  states['two'] = 'away'
  await expect(at(3000)).rejects.toThrow('None of one:5432, two:5432')
})

it('of two that both write takes the one that was promoted', async () => {
  await expect(servers({ one: 3, two: 4 }).at(0)).resolves.toMatchObject(two)
})
