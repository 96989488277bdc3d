import { jest } from '@jest/globals'
import type { Producer } from 'kafkajs'
import { eventually } from '#testing'
import { Sender, type Outgoing } from './sender.js'

const message = (expires = Date.now() + 50): Outgoing => {
  return { topic: 'land.requests', partition: 0, headers: {}, value: Buffer.from('x'), expires }
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
  return { state, producer, sender: new Sender(() => producer as unknown as Producer, answer) }
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
