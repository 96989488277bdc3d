import { BusMetrics } from '../metrics.js'
import type { BusDatabase } from '../ports.js'
import { DeadLetters } from './dead-letters.js'

function letters() {
  const rows: unknown[][] = []
  const database = { write: (_text: string, values: unknown[]) => Promise.resolve(void rows.push(values)) }
  const ignore = () => undefined
  const logger = { debug: ignore, info: ignore, warn: ignore, error: ignore }
  const clock = { now: 0 }
  const created = new DeadLetters(database as unknown as BusDatabase, logger, new BusMetrics(), () => clock.now)
  const park = (topic: string, times: number) => {
    for (let offset = 0; offset < times; offset++)
      created.park({ source: 'ask', topic, partition: 0, offset: String(offset), reason: 'unsealable' })
  }
  const reasons = (topic: string) => rows.filter((row) => row[1] === topic).map((row) => row[5])
  return { created, park, rows, reasons, clock }
}

describe('dead letters', () => {
  it('of one topic are at most a hundred rows a minute, and one that tells the rest', () => {
    const { created, park, rows, reasons, clock } = letters()
    park('tax.asks', 5000)
    expect(rows).toHaveLength(100)
    clock.now = 60_000
    created.sumUp()
    expect(reasons('tax.asks').slice(100)).toEqual(['more'])
    expect(rows.at(-1)?.at(-1)).toBe('{"unstored":4900}')
  })

  it('of one topic leave the others their rows, and the next minute has its own', () => {
    const { park, reasons, clock } = letters()
    park('tax.asks', 200)
    park('land.asks', 3)
    expect(reasons('land.asks')).toHaveLength(3)
    clock.now = 60_000
    park('tax.asks', 150)
    expect(reasons('tax.asks').filter((reason) => reason === 'unsealable')).toHaveLength(200)
    expect(reasons('tax.asks').filter((reason) => reason === 'more')).toHaveLength(1)
  })
})
