import type { KafkaMessage } from 'kafkajs'
import type { ServiceName } from '#contracts'
import { largestMessage, type Answer } from '../envelope.js'
import type { BusMetrics } from '../metrics.js'
import type { Sealer } from '../ports.js'
import type { BusServer } from '../requests/server.js'
import type { ReadBatch } from './connection/reader.js'
import type { Sender } from './connection/sender.js'
import type { Topics } from './connection/topics.js'
import { aad, headText, probePattern, questionHead, readSealedText, type QuestionHead } from './connection/wire.js'
import { ReplyBox } from './reply-box.js'
import { ReplyCache } from './reply-cache.js'

/** What an answerer works with. */
export interface ResponderParts {
  service: ServiceName
  instance: string
  server: BusServer
  sealer: Sealer
  sender: Sender
  topics: Topics
  metrics: BusMetrics
  /** Whether what this instance asks others can be answered: a question that waits for such an answer is better asked elsewhere. */
  hears(): boolean
  /** `head` is there where the seal proved it. */
  onPoison(batch: ReadBatch, message: KafkaMessage, reason: string, head?: QuestionHead): void
}

const signOfLifeEveryMs = 40
const sealOverhead = 4096

/**
 * Answers questions from Kafka. Every question is handed to the server's pool and the next fetch begins; its offset
 * counts as read when its reply is on its way. A copy of a known question runs no handler. Askers whose questions take
 * long get a sign of life, so that slow is not taken for dead; none while this instance cannot hear what it asked.
 */
export class Responder {
  private readonly given = new ReplyCache()
  private readonly running = new Map<string, { head: QuestionHead; since: number }>()
  private readonly toldAt = new Map<string, number>()
  private readonly replies: ReplyBox
  private teller: NodeJS.Timeout | undefined

  constructor(private readonly parts: ResponderParts) {
    this.replies = new ReplyBox(parts.service, parts.instance, parts.sealer, parts.sender)
  }

  /** The partitions this instance reads; told in every reply. */
  assign(partitions: number[]): void {
    this.replies.assign(partitions)
  }

  /** Takes questions; nothing that is wrong with one of them is thrown. */
  read(batch: ReadBatch): void {
    for (const message of batch.messages) {
      try {
        this.take(batch, message)
      } catch {
        this.parts.onPoison(batch, message, 'failed')
      }
    }
  }

  stop(): void {
    clearInterval(this.teller)
  }

  private take(batch: ReadBatch, message: KafkaMessage): void {
    const { value } = message
    const text = headText(message.headers)
    const head = questionHead(text)
    const forged = (reason: string) => this.parts.onPoison(batch, message, reason)
    if (value && value.length > largestMessage + sealOverhead) return forged('tooLarge')
    if (typeof head === 'string') return forged(head)
    if (!value || text === undefined) return forged('envelope')
    const body = this.open(head.from, value, aad(batch.topic, text))
    if (body === undefined) return forged('unsealable')
    // from here on the head is proved to be of the service it names
    const poison = (reason: string) => this.parts.onPoison(batch, message, reason, head)
    if (!this.parts.topics.isReplyTopicOf(head.from, head.reply)) return poison('replyTopic')
    if (head.deadline <= Date.now()) return this.parts.metrics.expired.inc({ pattern: this.label(head) })
    const name = nameOf(head)
    const answer = this.given.find(name)
    if (answer || this.running.has(name)) return this.repeat(head, answer)
    if (head.pattern === probePattern) this.signOfLife(head)
    else this.begin(head, body, batch.begin(message), poison)
  }

  private begin(head: QuestionHead, text: string, finish: () => unknown, poison: (reason: string) => void): void {
    const { id, pattern, from, deadline, cid: correlationId, tp: traceparent } = head
    const { actorToken, body } = readSealedText(text)
    const name = nameOf(head)
    this.running.set(name, { head, since: performance.now() })
    this.teller ??= setInterval(() => this.tellWhoWaits(performance.now()), signOfLifeEveryMs)
    const to = this.parts.service
    const question = { id, pattern, from, to, deadline, correlationId, traceparent, actorToken, body, hedge: false }
    void this.parts.server.answer(question, poison).then((answer) => {
      this.running.delete(name)
      this.given.keep(name, answer)
      this.reply(head, answer)
      finish()
    })
  }

  private repeat(head: QuestionHead, answer: Answer | undefined): void {
    this.parts.metrics.duplicates.inc({ pattern: this.label(head) })
    if (answer) this.reply(head, answer)
    else this.signOfLife(head)
  }

  private reply({ id, from, deadline, reply }: QuestionHead, answer: Answer): void {
    this.toldAt.set(reply, performance.now())
    this.replies.put(from, reply, id, answer, deadline)
  }

  private signOfLife({ from, reply }: QuestionHead): void {
    this.toldAt.set(reply, performance.now())
    this.replies.signOfLife(from, reply)
  }

  private tellWhoWaits(now: number): void {
    if (this.running.size === 0) {
      clearInterval(this.teller)
      this.teller = undefined
      this.toldAt.clear()
    }
    if (!this.parts.hears()) return
    for (const { head, since } of this.running.values()) {
      if (now - since < signOfLifeEveryMs) return
      const isTold = now - (this.toldAt.get(head.reply) ?? -Infinity) < signOfLifeEveryMs
      if (!isTold && head.deadline > Date.now()) this.signOfLife(head)
    }
  }

  private open(from: ServiceName, sealed: Buffer, aad: string): string | undefined {
    try {
      return this.parts.sealer.open(from, sealed, aad).toString()
    } catch {
      return undefined
    }
  }

  /** Patterns come from outside; only those that are answered become a label. */
  private label({ pattern }: QuestionHead): string {
    return this.parts.server.getHandlers().has(pattern) ? pattern : 'unknown'
  }
}

/** A question's name among those this instance knows: an id belongs to the service that gave it. */
function nameOf({ from, id }: QuestionHead): string {
  return `${from} ${id}`
}
