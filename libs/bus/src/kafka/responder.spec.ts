import { setTimeout as pause } from 'node:timers/promises'
import type { ServiceName } from '#contracts'
import { keysOf } from '#testing/bus-system'
import type { Question } from '../envelope.js'
import { BusMetrics } from '../metrics.js'
import type { ReadBatch } from './connection/reader.js'
import type { Outgoing } from './connection/sender.js'
import { Topics } from './connection/topics.js'
import { aad, headers, probePattern, sealedText, type QuestionHead } from './connection/wire.js'
import { Responder } from './responder.js'

const topic = 'land.asks'
const head = (extra: Partial<QuestionHead> = {}): QuestionHead => ({
  ...{ v: '1', id: 'q1', pattern: 'land.echo.v1', from: 'gateway', deadline: Date.now() + 5000 },
  ...{ reply: 'gateway.replies.a1', cid: 'c' },
  ...extra,
})

/** A message whose head may claim anything; `by` seals it. */
function message(by: ServiceName, text: string) {
  const value = keysOf(by).seal('land', Buffer.from(sealedText(undefined, '{}')), aad(topic, text))
  return { headers: headers(text), value, offset: '0' }
}
const sealed = (by: ServiceName, claimed: Partial<QuestionHead> = {}) => message(by, JSON.stringify(head(claimed)))

function answerer() {
  const sent: Outgoing[] = []
  const poison: string[] = []
  const asked: string[] = []
  const state = { hears: true, answers: Promise.resolve() }
  const sender = {
    send: (one: Outgoing) => void sent.push(one),
    sendLater: (fill: () => void) => void setImmediate(fill),
  }
  const server = {
    answer: async ({ id }: Question) => {
      asked.push(id)
      await state.answers
      return { ok: true, body: '{}' }
    },
    getHandlers: () => new Map(),
  }
  const created = new Responder({
    ...{ service: 'land', instance: 'i', sealer: keysOf('land'), topics: new Topics({ brokers: [] }) },
    ...{ sender: sender as never, server: server as never, metrics: new BusMetrics() },
    hears: () => state.hears,
    onPoison: (_batch, _message, reason, proved) => void poison.push(proved ? `${reason} of ${proved.from}` : reason),
  })
  const read = async (...messages: object[]) => {
    const batch = { topic, partition: 0, messages, highWatermark: 1, begin: () => () => undefined }
    created.read(batch as unknown as ReadBatch)
    await pause(20)
  }
  return { read, sent, poison, asked, state, stop: () => created.stop() }
}

describe('an answerer', () => {
  let land: ReturnType<typeof answerer>
  beforeEach(() => (land = answerer()))
  afterEach(() => land.stop())

  it('answers who sealed the question, at his own topic', async () => {
    await land.read(sealed('gateway'))
    expect(land.asked).toEqual(['q1'])
    expect(land.sent.map((each) => each.topic)).toEqual(['gateway.replies.a1'])
  })

  it.each([true, false])(
    'tells who waits that it works on the question, if it hears what it asked itself: %s',
    async (hears) => {
      const { promise, resolve } = Promise.withResolvers<void>()
      Object.assign(land.state, { hears, answers: promise })
      await land.read(sealed('gateway'))
      await pause(150)
      expect(land.sent.length > 0).toBe(hears)
      resolve()
      await pause(20)
      expect(land.sent.at(-1)?.topic).toBe('gateway.replies.a1')
    },
  )

  it('gives the answer of a known id to nobody who only names it', async () => {
    await land.read(sealed('gateway'))
    await land.read(message('tax', JSON.stringify(head({ reply: 'tax.replies.a1' }))))
    await land.read({ ...sealed('gateway'), value: Buffer.from('nothing sealed') })
    expect(land.poison).toEqual(['unsealable', 'unsealable'])
    expect(land.sent).toHaveLength(1)
  })

  it('does not take another service that gives the same id for the first one', async () => {
    await land.read(sealed('gateway'), sealed('tax', { from: 'tax', reply: 'tax.replies.b2' }))
    expect(land.asked).toEqual(['q1', 'q1'])
    expect(land.sent.map((each) => each.topic)).toEqual(['gateway.replies.a1', 'tax.replies.b2'])
  })

  it.each([
    'tax.replies.a1',
    'gateway.replies',
    'gateway.replies.',
    'gateway.replies.a.b',
    'tax.asks',
    'catalog.state.v1',
  ])('writes nothing to %s for the gateway, neither a reply nor a sign of life', async (reply) => {
    await land.read(sealed('gateway', { reply }), sealed('gateway', { reply, id: 'p', pattern: probePattern }))
    expect(land.poison).toEqual(['replyTopic of gateway', 'replyTopic of gateway'])
    expect([...land.sent, ...land.asked]).toEqual([])
  })

  it('believes no deadline before the seal', async () => {
    await land.read(message('tax', JSON.stringify(head({ deadline: 1 }))))
    expect(land.poison).toEqual(['unsealable'])
  })

  it.each([
    'null',
    '"a"',
    '7',
    '{',
    '{"v":"1"}',
    JSON.stringify({ ...head(), tp: 5 }),
    JSON.stringify({ ...head(), id: null }),
  ])('goes on behind the head %s', async (text) => {
    await land.read(message('gateway', text), sealed('gateway'))
    expect(land.poison).toEqual(['envelope'])
    expect(land.asked).toEqual(['q1'])
  })

  it('throws nothing where a message is no message at all', async () => {
    await land.read({ headers: null, value: null, offset: '0' }, null as never, sealed('gateway'))
    expect(land.poison).toHaveLength(2)
    expect(land.asked).toEqual(['q1'])
  })
})
