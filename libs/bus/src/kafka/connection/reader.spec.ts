import { jest } from '@jest/globals'
import type { ConsumerConfig, EachBatchPayload, Kafka } from 'kafkajs'
import { Registry } from 'prom-client'
import { BusMetrics } from '../../metrics.js'
import { Reader, type ReaderOptions } from './reader.js'

/** A broker whose consumers join at once and crash when told to. */
function broker() {
  const built: {
    crash: () => void
    fetch: () => void
    hand: (messages: object[]) => Promise<void>
    disconnect: jest.Mock
    mayRestart: () => Promise<boolean> | undefined
  }[] = []
  const consumer = ({ retry }: ConsumerConfig) => {
    const heard = new Map<string, (event: object) => void>()
    const disconnect = jest.fn(() => Promise.resolve())
    return {
      events: { FETCH: 'fetch', GROUP_JOIN: 'join', CRASH: 'crash' },
      on: (name: string, listener: (event: object) => void) => void heard.set(name, listener),
      connect: () => Promise.resolve(),
      subscribe: () => Promise.resolve(),
      disconnect,
      run: ({ eachBatch }: { eachBatch: (payload: EachBatchPayload) => Promise<void> }) => {
        built.push({
          disconnect,
          mayRestart: () => retry?.restartOnFailure?.(new Error('Closed connection')),
          crash: () => heard.get('crash')?.({ payload: { restart: false } }),
          fetch: () => heard.get('fetch')?.({}),
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
  const readerOf = (kafka: Kafka) =>
    new Reader({
      ...{ kafka, groupId: 'g', topics: ['t'], commits: false, read, metrics },
      reachBroker: () => Promise.resolve(),
      logger: { debug: add, info: add, warn: add, error: add },
    })
  const reader = readerOf(kafka)
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
    expect(await buildsIn(60_000)).toBeLessThan(20)
    jest.useRealTimers()
  })

  it('counts only the consumer it has: one it gave up neither makes it deaf with its end nor goes on', async () => {
    jest.useFakeTimers()
    const { kafka, built } = broker()
    const reader = readerOf(kafka)
    await reader.start()
    await jest.advanceTimersByTimeAsync(12_000)
    expect(built).toHaveLength(2)
    const [givenUp, present] = built
    expect(await Promise.all([givenUp?.mayRestart(), present?.mayRestart()])).toEqual([false, true])
    givenUp?.disconnect.mockClear()
    present?.fetch()
    givenUp?.crash()
    expect(reader.isHealthy).toBe(true)
    await jest.advanceTimersByTimeAsync(600)
    expect(givenUp?.disconnect).toHaveBeenCalled()
    givenUp?.disconnect.mockClear()
    await jest.advanceTimersByTimeAsync(3000)
    givenUp?.fetch()
    expect(reader.isHealthy).toBe(false)
    await jest.advanceTimersByTimeAsync(600)
    expect(givenUp?.disconnect).toHaveBeenCalled()
    await reader.stop()
    expect(await present?.mayRestart()).toBe(false)
    jest.useRealTimers()
  })

  it.each([-40_000, 40_000])('is neither well nor silent because the clock was set by %d ms', async (by) => {
    jest.useFakeTimers()
    const { kafka, built } = broker()
    const reader = readerOf(kafka)
    await reader.start()
    jest.setSystemTime(Date.now() + by)
    expect(reader.isHealthy).toBe(true)
    await jest.advanceTimersByTimeAsync(3000)
    expect(reader.isHealthy).toBe(false)
    expect(built).toHaveLength(1)
    await jest.advanceTimersByTimeAsync(9000)
    expect(built).toHaveLength(2)
    await reader.stop()
    jest.useRealTimers()
  })

  it('does not let a consumer run that it gave up while it connected', async () => {
    jest.useFakeTimers()
    const { kafka, built } = broker()
    let connected = () => undefined as void
    const slow = { ...kafka.consumer({ groupId: 'g' }), connect: () => new Promise<void>((done) => (connected = done)) }
    let made = 0
    const consumer = () => (made++ === 0 ? slow : kafka.consumer({ groupId: 'g' }))
    const reader = readerOf({ consumer } as unknown as Kafka)
    const starting = reader.start()
    await jest.advanceTimersByTimeAsync(12_000)
    expect(built).toHaveLength(1)
    connected()
    await jest.advanceTimersByTimeAsync(1000)
    expect(built).toHaveLength(1)
    await reader.stop()
    jest.useRealTimers()
    void starting
  })
})
