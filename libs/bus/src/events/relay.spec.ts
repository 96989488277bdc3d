import { setTimeout as pause } from 'node:timers/promises'
import { LimitedLog } from '../limited-log.js'
import { BusMetrics } from '../metrics.js'
import type { BusDatabase } from '../ports.js'
import { noTracing } from '../tracing/tracing.js'
import { Relay } from './relay.js'

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
    logger: new LimitedLog({ debug: count, info: count, warn: count, error: count }, 3),
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
  expect(lines).toBe(3)
})
