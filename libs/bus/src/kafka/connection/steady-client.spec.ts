import { jest } from '@jest/globals'
import type { Admin, Producer } from 'kafkajs'
import { eventually } from '#testing'
import { SteadyClient, topicIsGone } from './steady-client.js'
import { TookTooLong } from './waiting/in-time.js'

type List = () => Promise<string[]>

const steadyAdmin = (client: SteadyClient<Admin>) => ({ listTopics: () => client.use((admin) => admin.listTopics()) })

/** Administrators of whom each lists in its own way; the last way is of all that follow. */
function clients(...ways: [List, ...List[]]) {
  const state = { made: 0, left: 0, brokerAnswers: true }
  const create = () => {
    const listTopics = ways[Math.min(state.made, ways.length - 1)]
    state.made++
    const disconnect = () => Promise.resolve(void state.left++)
    return { connect: () => Promise.resolve(), disconnect, listTopics } as unknown as Admin
  }
  const reachBroker = () => (state.brokerAnswers ? Promise.resolve() : Promise.reject(new Error('away')))
  return { state, client: new SteadyClient({ create, reachBroker, outcomeWithinMs: 1000 }) }
}

const broken: List = () => Promise.reject(new TypeError('the seed broker is undefined'))
const silent: List = () => new Promise(() => undefined)
const well: List = () => Promise.resolve(['facts'])

it('replaces a client that fails three times in a row while the broker answers', async () => {
  const { state, client } = clients(broken, well)
  await client.connect()
  const admin = steadyAdmin(client)
  for (let call = 0; call < 3; call++) await expect(admin.listTopics()).rejects.toBeInstanceOf(TypeError)
  await eventually(
    () => admin.listTopics().catch(() => []),
    (topics) => expect(topics).toEqual(['facts']),
  )
  expect(state).toMatchObject({ made: 2, left: 1 })
})

it('keeps the client while the broker itself is away', async () => {
  const { state, client } = clients(broken, well)
  state.brokerAnswers = false
  await client.connect()
  for (let call = 0; call < 10; call++) await expect(steadyAdmin(client).listTopics()).rejects.toBeInstanceOf(TypeError)
  expect(state.made).toBe(1)
})

it('gives up a call without an outcome and takes another client', async () => {
  jest.useFakeTimers()
  const { state, client } = clients(silent, well)
  await client.connect()
  const call = steadyAdmin(client).listTopics()
  const refused = expect(call).rejects.toBeInstanceOf(TookTooLong)
  await jest.advanceTimersByTimeAsync(1000)
  await refused
  await expect(steadyAdmin(client).listTopics()).resolves.toEqual(['facts'])
  expect(state.made).toBe(2)
  jest.useRealTimers()
})

it('goes on with the client it has until another is connected', async () => {
  let made = 0
  let connected: () => void = () => undefined
  const create = () => {
    const isFirst = ++made === 1
    const connect = () => (isFirst ? Promise.resolve() : new Promise<void>((resolve) => (connected = resolve)))
    const listTopics = () => Promise.resolve([isFirst ? 'first' : 'second'])
    return { connect, disconnect: () => Promise.resolve(), listTopics } as unknown as Admin
  }
  const client = new SteadyClient({ create, reachBroker: () => Promise.resolve(), outcomeWithinMs: 1000 })
  await client.connect()
  const fail = () => client.use(() => Promise.reject(new Error('failed')))
  for (let call = 0; call < 4; call++) await expect(fail()).rejects.toThrow('failed')
  expect(await steadyAdmin(client).listTopics()).toEqual(['first'])
  connected()
  await eventually(
    () => steadyAdmin(client).listTopics(),
    (topics) => expect(topics).toEqual(['second']),
  )
  expect(made).toBe(2)
})

it('lets the calls of a client end that was replaced meanwhile', async () => {
  const { state, client } = clients(broken, well)
  await client.connect()
  let finish: (said: string) => void = () => undefined
  const slow = client.use(() => new Promise<string>((resolve) => (finish = resolve)))
  for (let call = 0; call < 3; call++) await expect(steadyAdmin(client).listTopics()).rejects.toBeInstanceOf(TypeError)
  await eventually(
    () =>
      steadyAdmin(client)
        .listTopics()
        .catch(() => []),
    (topics) => expect(topics).toEqual(['facts']),
  )
  expect(state).toMatchObject({ made: 2, left: 0 })
  finish('said')
  await expect(slow).resolves.toBe('said')
  expect(state.left).toBe(1)
})

it('gives up another client that does not connect, and tries again later', async () => {
  const { state, client } = clients(broken, broken, well)
  await client.connect()
  const created = state.made
  expect(created).toBe(1)
  const parts = (client as unknown as { parts: { create: () => Admin } }).parts
  const { create } = parts
  parts.create = () =>
    Object.assign(create(), { connect: () => (state.made === 2 ? Promise.reject(new Error('no')) : Promise.resolve()) })
  const listed = () =>
    steadyAdmin(client)
      .listTopics()
      .catch(() => [])
  await eventually(listed, (topics) => expect(topics).toEqual(['facts']))
  expect(state.made).toBe(3)
})

it('replaces a client once when several of its calls end together', async () => {
  const { state, client } = clients(broken, well)
  await client.connect()
  await Promise.allSettled(Array.from({ length: 9 }, () => client.use((admin) => admin.listTopics())))
  await eventually(
    () => state.left,
    (left) => expect(left).toBe(1),
  )
  expect(state.made).toBe(2)
})

it('knows a topic that is gone from what kafkajs wraps', () => {
  const cause = Object.assign(new Error('gone'), { type: 'UNKNOWN_TOPIC_OR_PARTITION' })
  expect(topicIsGone(new Error('retries exceeded', { cause }))).toBe(true)
  expect(topicIsGone(new Error('retries exceeded'))).toBe(false)
})

it('refuses a call before it is connected', async () => {
  const { client } = clients(well)
  await expect(client.use((admin) => admin.listTopics())).rejects.toThrow('not connected')
})

const signatures = { sign: (_: string, all: string[]) => Promise.resolve(all.map(() => ({}))) }

/** Facts and states go by a producer of their own: what breaks it must not keep the outbox for ever. */
it.each(['facts', 'state'] as const)('lets %s go on by another producer', async (kind) => {
  const { FactPublisher } = await import('../fact-topics.js')
  const { StateTopicWriter } = await import('../state-topics.js')
  const { Topics } = await import('./topics.js')
  let made = 0
  const create = () => {
    const isBroken = ++made === 1
    const written = (topicName: string) => [{ topicName, partition: 0, errorCode: 0, baseOffset: '0' }]
    const send = ({ topic }: { topic: string }) => (isBroken ? broken() : Promise.resolve(written(topic)))
    const sendBatch = ({ topicMessages }: { topicMessages: { topic: string }[] }) =>
      isBroken ? broken() : Promise.resolve(topicMessages.flatMap(({ topic }) => written(topic)))
    return { connect: well, disconnect: well, send, sendBatch } as unknown as Producer
  }
  const producer = new SteadyClient({ create, reachBroker: well, outcomeWithinMs: 1000 })
  await producer.connect()
  const topics = new Topics({ brokers: [] })
  const keeper = { keep: () => Promise.resolve() }
  const admin = { fetchTopicMetadata: () => Promise.resolve({ topics: [{ partitions: [{}] }] }) }
  const parts = { producer, admin, keeper, topics, signatures, service: 'tax' } as never
  const done = jest.fn(() => Promise.resolve())
  const event = { id: '1', topic: 'tax.changed.v1', key: 'k', at: 1, fact: {} }
  const publish =
    kind === 'facts'
      ? () => new FactPublisher(parts).publish([event], done)
      : () =>
          new StateTopicWriter(parts).publish('catalog.entries.v1', [{ key: 'k', version: 1, text: '{}' }]).then(done)
  await eventually(
    () => publish().catch(() => undefined),
    () => expect(done).toHaveBeenCalled(),
  )
  expect(made).toBe(2)
})
