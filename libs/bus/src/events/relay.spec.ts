import { setTimeout as pause } from 'node:timers/promises'
import { LimitedLog } from '../limited-log.js'
import { BusMetrics } from '../metrics.js'
import type { BusDatabase } from '../ports.js'
import { noTracing } from '../tracing/tracing.js'
import { Relay } from './relay.js'

it('says nothing of a start that meets no database, where the next try does', async () => {
  const said: string[] = []
  const say = (_: object, text: string) => void said.push(text)
  let tries = 0
  let isThere: () => void = () => undefined
  const again = new Promise<void>((done) => (isThere = done))
  const nothing = () => Promise.resolve({ rows: [] })
  const client = { on: () => client, removeAllListeners: () => client, release: () => undefined, query: nothing }
  const connect = () => {
    if (++tries === 1) return Promise.reject(new Error('timeout'))
    isThere()
    return Promise.resolve(client)
  }
  const relay = new Relay({
    database: { pool: { connect }, write: () => Promise.resolve([]) } as unknown as BusDatabase,
    publisher: { publish: nothing as never },
    states: { publish: nothing as never },
    logger: { debug: () => undefined, info: say, warn: say, error: say },
    metrics: new BusMetrics(),
    tracing: noTracing,
  })
  relay.start()
  await again
  await relay.stop()
  expect(said).toEqual([])
})

it('tries seldom and says little while its database is away, however often it is woken', async () => {
  let tries = 0
  let lines = 0
  const gone = () => Promise.reject(Object.assign(new Error('gone'), { code: 'ECONNREFUSED' }))
  const connect = () => {
    tries++
    return gone()
  }
  const count = () => void lines++
  const relay = new Relay({
    database: { pool: { connect }, write: gone } as unknown as BusDatabase,
    publisher: { publish: gone },
    states: { publish: gone },
    logger: new LimitedLog({ debug: () => undefined, info: count, warn: count, error: count }, 3),
    metrics: new BusMetrics(),
    tracing: noTracing,
  })
  relay.start()
  for (let woken = 0; woken < 300; woken++) {
    relay.wake()
    await pause(10)
  }
  await relay.stop()
  expect(tries).toBeGreaterThan(2)
  expect(tries).toBeLessThan(8)
  expect(lines).toBeGreaterThan(1)
  expect(lines).toBeLessThan(4)
})
