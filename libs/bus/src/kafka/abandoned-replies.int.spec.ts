import { Kafka, logLevel, type Admin } from 'kafkajs'
import { eventually } from '#testing'
import { testKafka, TestSystem } from '#testing/bus-system'
import { AbandonedReplies } from './abandoned-replies.js'
import { createMissingTopics, Topics } from './connection/topics.js'

const silent = { debug() {}, info() {}, warn() {}, error() {} }
const afterMs = 60_000
const everyMs = afterMs / 10

describe('reply topics of instances that are gone', () => {
  let kafka: Awaited<ReturnType<typeof testKafka>>
  let system: TestSystem
  let admin: Admin
  let topics: Topics
  let looking: AbandonedReplies

  beforeAll(async () => {
    kafka = await testKafka()
    system = new TestSystem('kafka', kafka.brokers)
    admin = new Kafka({ brokers: kafka.brokers, logLevel: logLevel.NOTHING }).admin()
    await admin.connect()
    topics = new Topics({ brokers: kafka.brokers, namespace: system.namespace })
    await system.start('gateway', [], { asks: ['tax'], instance: 'living' })
    await createMissingTopics(admin, [topics.replyConfig('gateway', 'dead'), topics.replyConfig('tax', 'dead')])
  })
  beforeEach(() => {
    looking = new AbandonedReplies({ service: 'gateway', instance: 'other', topics, admin, logger: silent, afterMs })
  })
  afterAll(async () => {
    await admin?.disconnect()
    await system?.stop()
    await kafka?.stop()
  })

  /** Looks as often as the clock would, from one moment to another. */
  async function look(from: number, to: number): Promise<string[]> {
    const removed: string[] = []
    for (let now = from; now <= to; now += everyMs) removed.push(...(await looking.look(now)))
    return removed
  }

  it('stay while they may still be read, and as long as looks are missing', async () => {
    expect(await look(0, afterMs - everyMs)).toEqual([])
    expect(await look(10 * afterMs, 11 * afterMs - everyMs)).toEqual([])
    expect(await admin.listTopics()).toContain(topics.replies('gateway', 'dead'))
  })

  it('are removed when nobody has read them for long; those of the living and of other services stay', async () => {
    const gone = topics.replies('gateway', 'dead')
    expect(await look(0, 2 * afterMs)).toEqual([gone])
    await eventually(
      () => admin.listTopics(),
      (names) => expect(names).not.toContain(gone),
    )
    const left = await admin.listTopics()
    expect(left).toEqual(expect.arrayContaining([topics.replies('gateway', 'living'), topics.replies('tax', 'dead')]))
  })

  it('count anew where the reader was there again in between', async () => {
    await createMissingTopics(admin, [topics.replyConfig('gateway', 'slow')])
    expect(await look(0, afterMs - everyMs)).toEqual([])
    const slow = await system.start('gateway', [], { asks: ['tax'], instance: 'slow' })
    expect(await look(afterMs, 3 * afterMs)).toEqual([])
    await slow.stop()
  })
})
