import { randomBytes } from 'node:crypto'
import { runLoad, type LoadEnd } from '../load/run-load.js'
import type { Level } from '../load/level.js'
import { answerParent } from '../processes/answer-parent.js'
import { askedQuestions, messageSizes, type AskedRegistry } from '../sizes.js'
import { fastKafka, readTopic, replyTopic, requestPartitions, requestTopic } from './kafka.js'
import { MicroBatches } from './micro-batches.js'

const giveUpAfterMs = 5000
const kafka = fastKafka('ceiling-asker', (process.argv[2] ?? '').split(','))
const producer = kafka.producer({ allowAutoTopicCreation: false })
await producer.connect()
const questions = new MicroBatches(producer)
const filling = {
  population: randomBytes(messageSizes.population.question),
  tax: randomBytes(messageSizes.tax.question),
  land: randomBytes(messageSizes.land.question),
}
const waiting = new Map<number, () => void>()
let asked = 0

await readTopic(kafka, replyTopic, (messages) => {
  for (const { value } of messages) {
    const id = value?.readUInt32BE(0) ?? 0
    waiting.get(id)?.()
    waiting.delete(id)
  }
})
answerParent({ load })

/** A fan-out is four questions answered. */
function load({ level, seconds }: { level: Level; seconds: number }): Promise<LoadEnd> {
  return runLoad(level, seconds, Infinity, async () => {
    return (await Promise.all(Object.values(askedQuestions).map(ask))).every(Boolean)
  })
}

function ask(registry: AskedRegistry): Promise<boolean> {
  const id = asked++
  const value = Buffer.from(filling[registry])
  value.writeUInt32BE(id, 0)
  return new Promise((resolve) => {
    const late = setTimeout(() => resolve(waiting.delete(id) && false), giveUpAfterMs)
    waiting.set(id, () => {
      clearTimeout(late)
      resolve(true)
    })
    questions.send(requestTopic(registry), { partition: id % requestPartitions, value })
  })
}
