import { jest } from '@jest/globals'
import type { EachBatchPayload, Kafka } from 'kafkajs'
import { Registry } from 'prom-client'
import { BusMetrics } from '../../metrics.js'
import { Reader, type ReaderOptions } from './reader.js'

/** A broker whose consumers join at once and crash when told to. */
function broker() {
  const built: { crash: () => void; hand: (messages: object[]) => Promise<void> }[] = []
  const consumer = () => {
    const heard = new Map<string, (event: object) => void>()
    return {
      events: { FETCH: 'fetch', GROUP_JOIN: 'join', CRASH: 'crash' },
      on: (name: string, listener: (event: object) => void) => void heard.set(name, listener),
      connect: () => Promise.resolve(),
      subscribe: () => Promise.resolve(),
      disconnect: () => Promise.resolve(),
      run: ({ eachBatch }: { eachBatch: (payload: EachBatchPayload) => Promise<void> }) => {
        built.push({
          crash: () => heard.get('crash')?.({ payload: { restart: false } }),
          hand: (messages) => eachBatch({ batch: { topic: 't', partition: 0, messages, highWatermark: '9' } } as never),
        })
        heard.get('join')?.({ payload: { memberAssignment: { t: [0] } } })
        return Promise.resolve()
      },
    }
  }
  return { kafka: { consumer } as unknown as Kafka, built }
}

describe('a reader', () => {
  const metrics = new BusMetrics(new Registry())
  const lines: string[] = []
  const add = (_: object, message: string) => void lines.push(message)
  const { kafka, built } = broker()
  const read = jest.fn<ReaderOptions['read']>()
  const reader = new Reader({
    ...{ kafka, groupId: 'g', topics: ['t'], commits: false, read, metrics },
    reachBroker: () => Promise.resolve(),
    logger: { debug: add, info: add, warn: add, error: add },
  })
  afterEach(() => reader.stop())

  it('lets nothing out of its fetch loop, whatever reading throws, and backs off from crash to crash', async () => {
    jest.useFakeTimers()
    const starting = reader.start()
    await jest.advanceTimersByTimeAsync(0)
    await starting
    for (const thrown of [new TypeError('replies[0] is null'), 'a text', undefined]) {
      read.mockRejectedValueOnce(thrown)
      await expect(built[0]?.hand([{ offset: '0' }])).resolves.toBeUndefined()
    }
    read.mockImplementationOnce(() => {
      throw new Error('at once')
    })
    await expect(built[0]?.hand([{ offset: '0' }])).resolves.toBeUndefined()
    expect(read).toHaveBeenCalledTimes(4)
    expect(lines).toContain('A batch of messages could not be read; the reader goes on behind it.')

    const buildsIn = async (ms: number) => {
      const before = built.length
      const end = Date.now() + ms
      while (Date.now() < end) {
        built.at(-1)?.crash()
        await jest.advanceTimersByTimeAsync(10)
      }
      return built.length - before
    }
    expect(await buildsIn(60_000)).toBeLessThan(15)
    jest.useRealTimers()
  })
})
