import { randomBytes } from 'node:crypto'
import { askedRegistries } from '../sizes.js'
import { answerParent } from '../processes/answer-parent.js'
import { messageSizes } from '../sizes.js'
import { fastKafka, readTopic, replyTopic, requestTopic } from './kafka.js'
import { MicroBatches } from './micro-batches.js'

const [name = '', brokers = ''] = process.argv.slice(2)
const registry = askedRegistries.find((id) => id === name) ?? 'tax'
const filling = randomBytes(messageSizes[registry].reply)

const kafka = fastKafka(`ceiling-${registry}`, brokers.split(','))
const producer = kafka.producer({ allowAutoTopicCreation: false })
await producer.connect()
const replies = new MicroBatches(producer)
await readTopic(kafka, requestTopic(registry), (messages) => {
  for (const { value } of messages) if (value) replies.send(replyTopic, { partition: 0, value: replyTo(value) })
})
answerParent({})

/** The number of the question, then bytes that mean nothing. */
function replyTo(question: Buffer): Buffer {
  const reply = Buffer.from(filling)
  question.copy(reply, 0, 0, 4)
  return reply
}
