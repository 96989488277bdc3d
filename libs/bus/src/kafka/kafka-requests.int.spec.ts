import { setTimeout as pause } from 'node:timers/promises'
import { Controller, type Type } from '@nestjs/common'
import { Payload } from '@nestjs/microservices'
import { IsString } from 'class-validator'
import { Kafka, logLevel } from 'kafkajs'
import { Registry } from 'prom-client'
import { anyone, query } from '#contracts'
import { eventually, throwAwayDatabase, type ThrowAwayDatabase } from '#testing'
import { keysOf, openSealer, testKafka, TestSystem, within, type StartedService } from '#testing/bus-system'
import { Handles, busTables } from '../index.js'
import { aad, headers, sealedText, type QuestionHead } from './connection/wire.js'

class Word {
  @IsString() word: string
}
const echo = query('tax.echo.v1', Word, Word, anyone)

/** An instance whose handler counts its runs and can be made slow. */
class Instance {
  runs = 0
  delayMs = 0
  readonly controller: Type
  constructor() {
    const answer = async (word: Word): Promise<Word> => {
      this.runs++
      if (this.delayMs > 0) await pause(this.delayMs)
      return word
    }
    @Controller()
    class Echo {
      @Handles(echo)
      echo(@Payload() word: Word): Promise<Word> {
        return answer(word)
      }
    }
    this.controller = Echo
  }
}

describe('questions over Kafka', () => {
  let kafka: Awaited<ReturnType<typeof testKafka>>
  let system: TestSystem
  const raw = () => new Kafka({ brokers: kafka.brokers, logLevel: logLevel.NOTHING })

  beforeAll(async () => (kafka = await testKafka()))
  beforeEach(() => (system = new TestSystem('kafka', kafka.brokers)))
  afterEach(() => system.stop())
  afterAll(() => kafka.stop())

  const asks = (from: StartedService, word = 'a', ms = 3000) => from.runtime.bus.ask(echo, { word }, within(ms))
  const outcomes = async (questions: Promise<Word>[]) =>
    (await Promise.allSettled(questions)).filter(({ status }) => status === 'rejected').length

  async function twoInstances(extra: { hedging?: boolean } = {}) {
    const [slow, fast] = [new Instance(), new Instance()]
    const first = await system.start('tax', [slow.controller], { instance: 'one' })
    await system.start('tax', [fast.controller], { instance: 'two' })
    const metrics = new Registry()
    const gateway = await system.start('gateway', [], { asks: ['tax'], metrics, ...extra })
    await eventually(
      async () => [await outcomes(Array.from({ length: 40 }, () => asks(gateway))), slow.runs > 0 && fast.runs > 0],
      (settled) => expect(settled).toEqual([0, true]),
      { within: 15_000 },
    )
    return { slow, fast, first, gateway, metrics }
  }

  describe('a second copy', () => {
    const fourWithOneSlowInstance = async (hedging: boolean) => {
      const { slow, gateway } = await twoInstances({ hedging })
      for (let round = 0; round < 10; round++) await Promise.all(Array.from({ length: 20 }, () => asks(gateway)))
      slow.delayMs = 1500
      return outcomes([0, 1, 2, 3].map(() => asks(gateway, 'b', 1000)))
    }
    it('saves a question whose instance is slow', async () => expect(await fourWithOneSlowInstance(true)).toBe(0))
    it('is what saved it: without, the question is lost', async () =>
      expect(await fourWithOneSlowInstance(false)).toBeGreaterThan(0))

    it('stays under 5 % while all partitions answer', async () => {
      const { gateway, metrics, slow, fast } = await twoInstances()
      slow.delayMs = fast.delayMs = 5
      for (let round = 0; round < 50; round++) await Promise.all(Array.from({ length: 20 }, () => asks(gateway)))
      const text = await metrics.getSingleMetricAsString('bus_hedges_total')
      expect(Number(/bus_hedges_total\{.*\} (\d+)/.exec(text)?.[1] ?? 0)).toBeLessThanOrEqual(1100 * 0.05 + 1)
    })
  })

  it('loses no question when an instance falls silent', async () => {
    const { gateway, first, metrics } = await twoInstances()
    const questions: Promise<Word>[] = []
    for (let tick = 0; tick < 150; tick++) {
      if (tick === 50) fallSilent(first)
      questions.push(asks(gateway), asks(gateway))
      await pause(10)
    }
    expect(await outcomes(questions)).toBe(0)
    expect(await metrics.getSingleMetricAsString('bus_resends_total')).toMatch(/bus_resends_total\{service="tax"\} \d/)
  })

  it('runs the handler once for copies of one question', async () => {
    const instance = new Instance()
    await system.start('tax', [instance.controller])
    const topic = `${system.namespace}.tax.asks`
    const reply = `${system.namespace}.gateway.replies.test`
    const deadline = Date.now() + 5000
    const head: QuestionHead = { v: '1', id: 'same', pattern: echo.pattern, from: 'gateway', deadline, reply, cid: 'c' }
    const text = JSON.stringify(head)
    const value = keysOf('gateway').seal('tax', Buffer.from(sealedText(undefined, '{"word":"a"}')), aad(topic, text))
    await send(
      topic,
      [0, 1, 2, 3, 0].map((partition) => ({ partition, headers: headers(text), value })),
    )
    await eventually(
      () => instance.runs,
      (runs) => expect(runs).toBe(1),
    )
    await pause(300)
    expect(instance.runs).toBe(1)
  })

  it('drops a question after its deadline', async () => {
    const instance = new Instance()
    const tax = await system.start('tax', [instance.controller])
    const gateway = await system.start('gateway', [], { asks: ['tax'] })
    await asks(gateway)
    tax.runtime['transport'].pause()
    await expect(asks(gateway, 'late', 100)).rejects.toMatchObject({ code: 'no_answer' })
    expect(instance.runs).toBe(1)
  })

  describe('a message that cannot be understood', () => {
    let store: ThrowAwayDatabase
    beforeAll(async () => (store = await throwAwayDatabase({ name: 'tax', database: { migrations: busTables } })))
    afterAll(() => store.drop())

    it('is parked without its content, and the rest goes on', async () => {
      const instance = new Instance()
      const log = await system.start('tax', [instance.controller], { database: store.database })
      const gateway = await system.start('gateway', [], { asks: ['tax'] })
      const topic = `${system.namespace}.tax.asks`
      const head = {
        v: '1',
        id: 'x',
        pattern: echo.pattern,
        from: 'gateway',
        deadline: Date.now() + 60_000,
        reply: 'r',
        cid: 'c',
      }
      const canary = 'canary-in-poison'
      const text = JSON.stringify(head)
      const notJson = JSON.stringify({ ...head, id: 'y', reply: `${system.namespace}.gateway.replies.none` })
      const sealed = keysOf('gateway').seal(
        'tax',
        Buffer.from(sealedText(undefined, `${canary} {`)),
        aad(topic, notJson),
      )
      await send(topic, [
        { partition: 0, value: canary },
        { partition: 1, headers: headers(JSON.stringify({ ...head, v: '99' })), value: canary },
        { partition: 2, headers: headers(text), value: canary },
        { partition: 3, headers: headers(text), value: Buffer.alloc(2_000_000, canary) },
        { partition: 0, headers: headers(notJson), value: sealed },
      ])
      const unknown = query('tax.unknown.v1', Word, Word, anyone)
      await expect(gateway.runtime.bus.ask(unknown, { word: canary }, within(3000))).rejects.toMatchObject({
        code: 'pattern_unknown',
      })
      const wrong = gateway.runtime.bus.ask(echo, { word: 1 } as never, within(3000))
      await expect(wrong).rejects.toMatchObject({ kind: 'invalid' })
      expect(await outcomes(Array.from({ length: 20 }, () => asks(gateway)))).toBe(0)
      const letters = await eventually(
        () => store.database.query<{ reason: string }>('select * from dead_letter'),
        (rows) =>
          expect(rows.map(({ reason }) => reason).sort()).toEqual([
            'envelope',
            'invalid',
            'notJson',
            'tooLarge',
            'unknownPattern',
            'unsealable',
            'version',
          ]),
      )
      expect(JSON.stringify(letters) + log.log.lines.join()).not.toContain(canary)
    })
  })

  describe('the content of questions and replies', () => {
    const canary = 'Nguyễn Thị Lan 001188024617'
    const seenOnTheWire = async (sealer?: typeof openSealer) => {
      const parts = sealer ? { sealer } : {}
      await system.start('tax', [new Instance().controller], parts)
      const gateway = await system.start('gateway', [], { asks: ['tax'], ...parts })
      await asks(gateway, canary)
      return (await everythingWritten()).includes(canary)
    }
    it('is sealed', async () => expect(await seenOnTheWire()).toBe(false))
    it('is sealed by the sealer: without, the canary is seen', async () =>
      expect(await seenOnTheWire(openSealer)).toBe(true))
  })

  async function send(topic: string, messages: Parameters<ReturnType<Kafka['producer']>['send']>[0]['messages']) {
    const producer = raw().producer()
    await producer.connect()
    for (const message of messages) await producer.send({ topic, messages: [message] })
    await producer.disconnect()
  }

  async function everythingWritten(): Promise<string> {
    const admin = raw().admin()
    await admin.connect()
    const topics = (await admin.listTopics()).filter((topic) => topic.startsWith(system.namespace))
    await admin.disconnect()
    const consumer = raw().consumer({ groupId: `${system.namespace}.raw` })
    let text = ''
    await consumer.connect()
    await consumer.subscribe({ topics, fromBeginning: true })
    await consumer.run({
      eachMessage: async ({ message }) => void (text += JSON.stringify(message.headers) + String(message.value)),
    })
    await eventually(
      () => text.length,
      (length) => expect(length).toBeGreaterThan(100),
    )
    await pause(1500)
    await consumer.disconnect()
    return text
  }
})

/** The instance keeps its partitions and answers nothing: what a killed one looks like to the others. */
function fallSilent({ runtime }: StartedService): void {
  const transport = runtime['transport'] as unknown as {
    answerer: { read(): void; stop(): void }
    sender: { send(): void }
  }
  transport.answerer.read = () => undefined
  transport.answerer.stop()
}
