import { setTimeout as pause } from 'node:timers/promises'
import { jest } from '@jest/globals'
import type { Producer } from 'kafkajs'
import { eventually } from '#testing'
import { Sender, type Outgoing } from './sender.js'
import { SteadyClient, topicIsGone } from './steady-client.js'

const message = (expires = Date.now() + 50): Outgoing => {
  return { topic: 'land.requests', partition: 0, headers: {}, value: Buffer.from('x'), expires }
}

function senderOf(create: () => unknown, reachBroker: () => Promise<unknown>, inFlight?: number): Sender {
  const parts = { create: () => create() as Producer, reachBroker, outcomeWithinMs: 8000, isOutlived: topicIsGone }
  return new Sender(new SteadyClient(parts), reachBroker, inFlight)
}

/** A broker that is away until it is told to return. */
function broker() {
  const state = { isAway: true, tries: 0 }
  const answer = () => (state.isAway ? Promise.reject(new Error('away')) : Promise.resolve([]))
  const producer = {
    connect: () => Promise.resolve(),
    disconnect: () => Promise.resolve(),
    sendBatch: jest.fn(() => {
      state.tries++
      return answer()
    }),
  }
  return { state, producer, sender: senderOf(() => producer, answer) }
}

it('finds out that the broker is back when every message has expired and nobody may send a new one', async () => {
  const { state, producer, sender } = broker()
  await sender.start()
  sender.send(message())
  await eventually(
    () => sender.downFor,
    (ms) => expect(ms).toBeGreaterThan(100),
  )
  const { tries } = state
  state.isAway = false
  await eventually(
    () => sender.downFor,
    (ms) => expect(ms).toBe(0),
  )
  expect(producer.sendBatch).toHaveBeenCalledTimes(tries)
  await sender.stop()
})

it('is down for as long as the broker is away', async () => {
  const { sender } = broker()
  await sender.start()
  sender.send(message())
  await eventually(
    () => sender.downFor,
    (ms) => expect(ms).toBeGreaterThan(400),
  )
  await sender.stop()
})

/** As kafkajs throws it after its retries: without a type of its own. */
const gone = () => {
  const cause = Object.assign(new Error('gone'), { type: 'UNKNOWN_TOPIC_OR_PARTITION' })
  return Object.assign(new Error('retries exceeded'), { cause })
}
it('takes another producer when the one it has once wrote to a topic that is gone', async () => {
  const removed = new Set<string>()
  const arrived: string[] = []
  let made = 0
  const createProducer = () => {
    made++
    const known = new Set<string>()
    const sendBatch = async ({ topicMessages }: { topicMessages: { topic: string }[] }) => {
      for (const { topic } of topicMessages) known.add(topic)
      if ([...known].some((topic) => removed.has(topic))) throw gone()
      arrived.push(...topicMessages.map(({ topic }) => topic))
    }
    const done = () => Promise.resolve()
    return { connect: done, disconnect: done, sendBatch } as unknown as Producer
  }
  const sender = senderOf(createProducer, () => Promise.resolve())
  await sender.start()
  sender.send({ ...message(Date.now() + 1000), topic: 'replies of one that leaves' })
  await eventually(
    () => arrived,
    (list) => expect(list).toEqual(['replies of one that leaves']),
  )
  removed.add('replies of one that leaves')
  sender.send({ ...message(Date.now() + 1000), topic: 'questions' })
  await eventually(
    () => arrived,
    (list) => expect(list).toContain('questions'),
  )
  expect(made).toBe(2)
  await sender.stop()
})

it.each([1, 2])(
  'gives up a request that never has an outcome, with %i producers that connect no more',
  async (dead) => {
    jest.useFakeTimers()
    let made = 0
    const arrived: number[] = []
    const createProducer = () => {
      const number = ++made
      const done = () => Promise.resolve()
      const connect = () => (number === 2 && dead === 2 ? new Promise(() => undefined) : done())
      const sendBatch = () => (number <= dead ? new Promise(() => undefined) : Promise.resolve(arrived.push(number)))
      return { connect, disconnect: done, sendBatch } as unknown as Producer
    }
    const sender = senderOf(createProducer, () => Promise.resolve(), 1)
    await sender.start()
    sender.send(message(Date.now() + 60_000))
    await jest.advanceTimersByTimeAsync(7000)
    expect(sender.downFor).toBeGreaterThan(6000)
    await jest.advanceTimersByTimeAsync(2000 + (dead - 1) * 18_000)
    expect(sender.downFor).toBe(0)
    expect(arrived).toEqual([dead + 1])
    await sender.stop()
    jest.useRealTimers()
  },
)

it('sends with another producer when the one it has fails at everything while the broker answers', async () => {
  let made = 0
  const arrived: number[] = []
  const createProducer = () => {
    const number = ++made
    const done = () => Promise.resolve()
    const sendBatch = () => {
      if (number === 1) return Promise.reject(new TypeError('the seed broker is undefined'))
      return Promise.resolve(arrived.push(number))
    }
    return { connect: done, disconnect: done, sendBatch } as unknown as Producer
  }
  const sender = senderOf(createProducer, () => Promise.resolve())
  await sender.start()
  for (let sent = 0; sent < 5; sent++) {
    sender.send(message(Date.now() + 150))
    await pause(200)
  }
  sender.send(message(Date.now() + 60_000))
  await eventually(
    () => arrived,
    (list) => expect(list).toContain(2),
  )
  expect(sender.downFor).toBe(0)
  expect(made).toBe(2)
  await sender.stop()
})
