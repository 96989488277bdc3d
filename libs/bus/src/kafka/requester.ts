import { randomUUID } from 'node:crypto'
import type { KafkaMessage } from 'kafkajs'
import { errorKinds, isDomainError, type DomainErrorShape, type ServiceName } from '#contracts'
import { envelopeVersion, type Answer, type Question } from '../envelope.js'
import type { BusMetrics } from '../metrics.js'
import type { Sealer } from '../ports.js'
import { busDown, noAnswer } from '../requests/bus.errors.js'
import type { AskTransport } from '../requests/bus.js'
import type { ReadBatch } from './connection/reader.js'
import type { Outgoing, Sender } from './connection/sender.js'
import type { Topics } from './connection/topics.js'
import {
  aad,
  headers,
  headText,
  probePattern,
  replyHead,
  sealedText,
  type QuestionHead,
  type ReplyHead,
} from './connection/wire.js'
import { PartitionHealth } from './partition-health.js'

type Letter = Omit<Outgoing, 'partition'>

interface Waiting {
  question: Question
  board: PartitionHealth
  letter: Letter
  askedAt: number
  copies: { partition: number; at: number }[]
  resolve: (answer: Answer) => void
  reject: (error: Error) => void
}

/** What an asker works with. */
export interface RequesterParts {
  service: ServiceName
  replyTopic: string
  topics: Topics
  sealer: Sealer
  sender: Sender
  metrics: BusMetrics
  /** Off only to show what hedging is good for. */
  hedging: boolean
  /** Partitions of a request topic. */
  partitionsOf(topic: string): Promise<number>
  /** Whether replies can arrive. */
  hears(): boolean
  onPoison(batch: ReadBatch, message: KafkaMessage, reason: string): void
}

const sweepEveryMs = 10
const asleepMs = 100
const giveUpAfterMs = 1500

/**
 * Asks over Kafka. A question goes to one partition, round-robin; a second copy to another one when the answer is later
 * than the 95th percentile and the budget allows; a partition that gives no sign of life is left alone, and what waits
 * there is sent elsewhere, until a probe is answered. The first valid answer wins.
 */
export class Requester implements AskTransport {
  private readonly waiting = new Map<string, Waiting>()
  private readonly boards = new Map<ServiceName, PartitionHealth>()
  private sweeper: NodeJS.Timeout | undefined
  private sweptAt = 0

  constructor(private readonly parts: RequesterParts) {}

  /** Learns how many partitions a service's questions have. */
  async meet(service: ServiceName): Promise<PartitionHealth> {
    const count = await this.parts.partitionsOf(this.parts.topics.requests(service))
    const board = this.boards.get(service) ?? new PartitionHealth(count)
    board.grow(count)
    this.boards.set(service, board)
    return board
  }

  async ask(question: Question): Promise<Answer> {
    const { sender } = this.parts
    if (sender.downFor > giveUpAfterMs) throw busDown(question.to)
    const board = this.boards.get(question.to) ?? (await this.meet(question.to))
    const letter = this.seal(question)
    return new Promise((resolve, reject) => {
      const askedAt = performance.now()
      const waiting: Waiting = { question, board, letter, askedAt, copies: [], resolve, reject }
      this.waiting.set(question.id, waiting)
      this.sendCopy(waiting, board.choose(), askedAt)
      this.keepSweeping()
    })
  }

  /** Takes replies; what is not a sealed reply to this instance is poison, and nothing is thrown. */
  read(batch: ReadBatch): void {
    for (const message of batch.messages) {
      try {
        const wrong = this.takeMessage(batch.topic, message)
        if (wrong) this.parts.onPoison(batch, message, wrong)
      } catch {
        this.parts.onPoison(batch, message, 'failed')
      }
    }
  }

  stop(): void {
    clearInterval(this.sweeper)
    for (const { question, reject } of this.waiting.values()) reject(noAnswer(question.to))
    this.waiting.clear()
  }

  /** Why the message is no reply; nothing where it was taken. */
  private takeMessage(topic: string, { headers, value }: KafkaMessage): string | undefined {
    const text = headText(headers)
    const head = replyHead(text)
    if (!head || !value || text === undefined) return 'envelope'
    const bodies = this.open(head.from, value, aad(topic, text))
    if (bodies === undefined) return 'unsealable'
    this.take(head, bodies.split('\n'))
    return undefined
  }

  private take({ from, by, reads, replies }: ReplyHead, bodies: string[]): void {
    const board = this.boards.get(from)
    for (const partition of reads) board?.alive(partition, by)
    const now = performance.now()
    replies.forEach(([id, status], index) => {
      const waiting = this.waiting.get(id)
      const answer = waiting?.question.to === from && answerOf(status, bodies[index])
      if (!waiting || !answer) return
      board?.learn(now - waiting.askedAt)
      this.waiting.delete(id)
      waiting.resolve(answer)
    })
  }

  private open(from: ServiceName, sealed: Buffer, aad: string): string | undefined {
    try {
      return this.parts.sealer.open(from, sealed, aad).toString()
    } catch {
      return undefined
    }
  }

  private seal(question: Omit<Question, 'hedge'>): Letter {
    const { id, pattern, from, to, deadline, correlationId, traceparent, actorToken, body } = question
    const topic = this.parts.topics.requests(to)
    const reply = this.parts.replyTopic
    const head: QuestionHead = {
      v: envelopeVersion,
      id,
      pattern,
      from,
      deadline,
      reply,
      cid: correlationId,
      tp: traceparent,
    }
    const text = JSON.stringify(head)
    const value = this.parts.sealer.seal(to, Buffer.from(sealedText(actorToken, body)), aad(topic, text))
    return { topic, headers: headers(text), value, expires: deadline }
  }

  private sendCopy({ letter, copies }: Waiting, partition: number, at: number): void {
    copies.push({ partition, at })
    this.parts.sender.send({ ...letter, partition })
  }

  private keepSweeping(): void {
    if (this.sweeper) return
    this.sweptAt = performance.now()
    this.sweeper = setInterval(() => this.sweep(performance.now()), sweepEveryMs)
  }

  private sweep(now: number): void {
    const deaf = now - this.sweptAt > asleepMs || this.parts.sender.downFor > 0 || !this.parts.hears()
    this.sweptAt = now
    if (deaf) for (const board of this.boards.values()) board.forgive()
    for (const waiting of this.waiting.values()) this.lookAfter(waiting, now)
    let suspects = 0
    for (const [service, board] of this.boards) {
      for (const partition of board.dueProbes(now)) this.probe(service, partition)
      this.parts.metrics.suspects.set({ service }, board.suspects)
      suspects += board.suspects
    }
    if (this.waiting.size > 0 || suspects > 0) return
    clearInterval(this.sweeper)
    this.sweeper = undefined
  }

  private lookAfter(waiting: Waiting, now: number): void {
    const { question, board, copies, askedAt } = waiting
    if (Date.now() >= question.deadline) {
      this.waiting.delete(question.id)
      return waiting.reject(noAnswer(question.to))
    }
    if (!this.parts.hedging) return
    const silent = copies.filter(({ partition, at }) => board.isSilent(partition, at, now))
    if (!question.hedge) return
    const last = copies.at(-1)?.partition ?? 0
    if (silent.length === copies.length) {
      const other = board.chooseOther(last)
      if (other === undefined) return
      this.parts.metrics.resends.inc({ service: question.to })
      this.sendCopy(waiting, other, now)
    } else if (copies.length === 1 && now - askedAt > board.hedgeAfterMs && board.mayHedge) {
      const other = board.chooseOther(last)
      if (other === undefined) return
      board.countHedge()
      this.parts.metrics.hedges.inc({ service: question.to })
      this.sendCopy(waiting, other, now)
    }
  }

  private probe(to: ServiceName, partition: number): void {
    const deadline = Date.now() + 1000
    const probe = { id: randomUUID(), pattern: probePattern, from: this.parts.service, to, deadline }
    this.parts.sender.send({ ...this.seal({ ...probe, correlationId: '', body: '{}' }), partition })
  }
}

/** Whether a received error has everything the door shows of one. */
function isWholeError(error: unknown): error is DomainErrorShape {
  if (!isDomainError(error) || !errorKinds.includes(error.kind)) return false
  const { code, detail, extra } = error as unknown as {
    code: unknown
    detail?: Record<string, unknown>
    extra?: unknown
  }
  const texts = [code, detail?.['vi'], detail?.['en']].every((text) => typeof text === 'string')
  return texts && typeof extra === 'object' && extra !== null
}

/** What a reply says, or nothing where it says nothing valid. */
function answerOf(status: 'ok' | 'error', body: string | undefined): Answer | undefined {
  if (body === undefined) return undefined
  if (status === 'ok') return { ok: true, body }
  try {
    const error = JSON.parse(body) as unknown
    return isWholeError(error) ? { ok: false, error } : undefined
  } catch {
    return undefined
  }
}
