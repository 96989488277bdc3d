import { keysOf } from '#testing/bus-system'
import type { Question } from '../envelope.js'
import { BusMetrics } from '../metrics.js'
import type { ReadBatch } from './connection/reader.js'
import { Topics } from './connection/topics.js'
import { aad, headers } from './connection/wire.js'
import { Requester } from './requester.js'

const replyTopic = 'gateway.replies.a1'
const question: Question = {
  ...{ id: 'q1', pattern: 'land.echo.v1', from: 'gateway', to: 'land', deadline: Date.now() + 60_000 },
  ...{ correlationId: 'c', body: '{}', hedge: false },
}

function asker() {
  const poison: string[] = []
  const created = new Requester({
    ...{ service: 'gateway', replyTopic, topics: new Topics({ brokers: [] }), sealer: keysOf('gateway') },
    ...{ sender: { send: () => undefined, downFor: 0 } as never, metrics: new BusMetrics(), hedging: false },
    partitionsOf: () => Promise.resolve(2),
    hears: () => true,
    onPoison: (_batch, _message, reason) => void poison.push(reason),
  })
  const read = (...heads: unknown[]) => {
    const messages = heads.map((head) => {
      const text = JSON.stringify(head)
      const value = keysOf('land').seal('gateway', Buffer.from('{"a":1}'), aad(replyTopic, text))
      return { headers: headers(text), value, offset: '0' }
    })
    created.read({ topic: replyTopic, partition: 0, messages } as unknown as ReadBatch)
  }
  return { created, read, poison }
}

const reply = { v: '1', from: 'land', by: 'i', reads: [0, 1], replies: [['q1', 'ok']] }

describe('an asker', () => {
  it.each([
    { replies: [null] },
    { replies: [['q1', 'ok'], null] },
    { replies: [[]] },
    { replies: [['q1']] },
    { replies: [['q1', 'maybe']] },
    { replies: [[1, 'ok']] },
    { replies: ['q1'] },
    { replies: { length: 1 } },
    { reads: [null] },
    { reads: ['0'] },
    { reads: [1.5] },
    { by: 7 },
    { from: 'nobody' },
    { v: '2' },
  ])('parks a sealed reply with %j and hears the next one', async (wrong) => {
    const { created, read, poison } = asker()
    const answered = created.ask(question)
    await new Promise(setImmediate)
    read({ ...reply, ...wrong }, null, reply)
    expect(await answered).toEqual({ ok: true, body: '{"a":1}' })
    expect(poison).toEqual(['envelope', 'envelope'])
    created.stop()
  })

  it('takes no reply of another service than the one it asked', async () => {
    const { created, read } = asker()
    const answered = created.ask({ ...question, to: 'tax' }).then(
      () => 'answered',
      () => 'not answered',
    )
    await new Promise(setImmediate)
    read(reply)
    created.stop()
    expect(await answered).toBe('not answered')
  })
})
