import { jest } from '@jest/globals'
import type { Admin } from 'kafkajs'
import { NotKnownYet } from './waiting/settling.js'
import { createMissingTopics, endOf, partitionCount } from './topics.js'

const topic = { topic: 'a' }
const electing = Object.assign(new Error('KafkaJSNonRetriableError'), {
  cause: Object.assign(new Error('no leader'), { name: 'KafkaJSProtocolError', type: 'LEADER_NOT_AVAILABLE' }),
})

function anAdmin(...lists: (string[] | Error)[]) {
  const listTopics = jest.fn<() => Promise<string[]>>()
  for (const list of lists) {
    if (list instanceof Error) listTopics.mockRejectedValueOnce(list)
    else listTopics.mockResolvedValueOnce(list)
  }
  return { listTopics } as unknown as Admin
}

it('waits for a broker that elects leaders', async () => {
  await expect(createMissingTopics(anAdmin(electing, ['a']), [topic])).resolves.toBeUndefined()
})

it('waits for a broker that is too busy to answer', async () => {
  const late = Object.assign(new Error('timed out'), { name: 'KafkaJSRequestTimeoutError' })
  await expect(createMissingTopics(anAdmin(late, late, ['a']), [topic])).resolves.toBeUndefined()
})

it('does not wait where it may not', async () => {
  const forbidden = Object.assign(new Error('forbidden'), { type: 'CLUSTER_AUTHORIZATION_FAILED' })
  await expect(createMissingTopics(anAdmin(forbidden), [topic])).rejects.toBe(forbidden)
})

it('knows the end of a topic once it has leaders, by a client that ends', async () => {
  const answers = [
    () =>
      Promise.reject(new TypeError("Cannot destructure property 'partitions' of 'low.pop(...)' as it is undefined.")),
    () => Promise.resolve([]),
    () => Promise.resolve([{ high: '7' }]),
  ]
  const done: string[] = []
  const admin = {
    connect: () => Promise.resolve(void done.push('connected')),
    fetchTopicOffsets: () => answers.shift()?.(),
    disconnect: () => Promise.resolve(void done.push('ended')),
  } as unknown as Admin
  await expect(endOf(() => admin, 'a')).resolves.toBe(7)
  expect(done).toEqual(['connected', 'ended'])
})

it('knows no partitions of a topic without leaders yet', async () => {
  const admin = {
    fetchTopicMetadata: () => Promise.reject(new TypeError("Cannot read properties of null (reading 'topicMetadata')")),
  } as unknown as Admin
  await expect(partitionCount(admin, 'a')).rejects.toBeInstanceOf(NotKnownYet)
})
