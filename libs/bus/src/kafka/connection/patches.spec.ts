import { createRequire } from 'node:module'
import { jest } from '@jest/globals'
import { patchKafkajs } from './patches.js'

interface Queue {
  pending: object[]
  throttledUntil: number
  throttleCheckTimeoutId: NodeJS.Timeout | null
  checkPendingRequests: jest.Mock
  scheduleCheckPendingRequests(): void
  inflight: Map<number, object>
  scheduleRequestTimeoutCheck(): void
  destroy(): void
}
const require = createRequire(import.meta.url)
const { version } = require('kafkajs/package.json') as { version: string }

describe('kafkajs, mended', () => {
  let queue: Queue
  beforeEach(() => {
    patchKafkajs()
    jest.useFakeTimers()
    const RequestQueue = require('kafkajs/src/network/requestQueue/index.js') as new (options: object) => Queue
    queue = new RequestQueue({ logger: {}, requestTimeout: 1000 })
    queue.checkPendingRequests = jest.fn()
  })
  afterEach(() => jest.useRealTimers())

  it('is the version the patches were written for', () => expect(version).toBe('2.2.4'))

  it('starts no timer where nothing waits to be sent', () => {
    queue.scheduleCheckPendingRequests()
    expect(jest.getTimerCount()).toBe(0)
  })

  it('looks again after 10 ms where something waits, and once only', () => {
    queue.pending.push({})
    queue.scheduleCheckPendingRequests()
    queue.scheduleCheckPendingRequests()
    jest.advanceTimersByTime(10)
    expect(queue.checkPendingRequests).toHaveBeenCalledTimes(1)
    expect(queue.throttleCheckTimeoutId).toBeNull()
  })

  it('waits until the broker lets it send again', () => {
    queue.pending.push({})
    queue.throttledUntil = Date.now() + 500
    queue.scheduleCheckPendingRequests()
    jest.advanceTimersByTime(499)
    expect(queue.checkPendingRequests).not.toHaveBeenCalled()
    jest.advanceTimersByTime(1)
    expect(queue.checkPendingRequests).toHaveBeenCalledTimes(1)
  })

  it.each([0, -40_000, 40_000])('ends what is unanswered in time when the clock is set by %d ms', (by) => {
    const timeoutRequest = jest.fn()
    Object.assign(queue, { isConnected: () => true })
    queue.inflight.set(1, { requestTimeout: 1000, timeoutRequest })
    queue.scheduleRequestTimeoutCheck()
    jest.advanceTimersByTime(500)
    jest.setSystemTime(Date.now() + by)
    jest.advanceTimersByTime(500)
    expect(timeoutRequest).not.toHaveBeenCalled()
    jest.advanceTimersByTime(300)
    expect(timeoutRequest).toHaveBeenCalled()
    queue.destroy()
  })

  it('tells its group that it lives although the clock was set back', async () => {
    const Group = require('kafkajs/src/consumer/consumerGroup.js') as new (options: object) => {
      memberId: string
      lastRequest: number
      coordinator: object
      heartbeat(every: { interval: number }): Promise<void>
    }
    const group = new Group({ instrumentationEmitter: { emit: () => undefined }, logger: { namespace: () => ({}) } })
    const heartbeat = jest.fn(() => Promise.resolve())
    Object.assign(group, { memberId: 'm', coordinator: { heartbeat } })
    jest.setSystemTime(Date.now() - 40_000)
    await group.heartbeat({ interval: 1000 })
    jest.advanceTimersByTime(1000)
    await group.heartbeat({ interval: 1000 })
    expect(heartbeat).toHaveBeenCalledTimes(1)
  })

  it('lets a consumer that starts again join as the member it was, unless it left', async () => {
    const Group = require('kafkajs/src/consumer/consumerGroup.js') as {
      prototype: Record<string, (this: object) => Promise<void>>
    }
    const { joinAndSync, leave } = Group.prototype
    const cluster = {}
    const member = (memberId: string | null) => ({
      cluster,
      memberId,
      retrier: async () => undefined,
      coordinator: { leaveGroup: async () => undefined },
    })
    await joinAndSync?.call(member('m1'))
    const again = member(null)
    await joinAndSync?.call(again)
    expect(again.memberId).toBe('m1')
    await leave?.call(again)
    const fresh = member(null)
    await joinAndSync?.call(fresh)
    expect(fresh.memberId).toBeNull()
  })

  it('lets a consumer start again that finds no coordinator', async () => {
    const Cluster = require('kafkajs/src/cluster/index.js') as {
      prototype: { findGroupCoordinatorMetadata(this: object, group: object): Promise<object> }
    }
    const cluster = { brokerPool: { withBroker: () => Promise.resolve(undefined) } }
    const found = Cluster.prototype.findGroupCoordinatorMetadata.call(cluster, { groupId: 'g' })
    await expect(found).rejects.toMatchObject({ retriable: true, message: 'Failed to find group coordinator' })
  })

  it('lets fail what a connection leaves unanswered when it ends, signing in too', async () => {
    const Connection = require('kafkajs/src/network/connection.js') as new (options: object) => {
      requestQueue: { push(request: object): void }
      authHandlers: object | null
      connectionStatus: string
      disconnect(): Promise<boolean>
    }
    const logger = { debug: () => undefined, warn: () => undefined, namespace: () => logger }
    const connection = new Connection({ host: 'b', port: 9092, logger, requestTimeout: 1000 })
    const failed: string[] = []
    connection.authHandlers = { onError: () => failed.push('signing in') }
    const ending = connection.disconnect()
    const reject = (error: Error) => void failed.push(error.name)
    const entry = { apiName: 'Produce', correlationId: 1, resolve: () => undefined, reject }
    connection.requestQueue.push({ entry, expectResponse: true, sendRequest: () => undefined })
    await ending
    expect(failed).toEqual(['KafkaJSConnectionClosedError', 'signing in'])
  })
})
