import { randomUUID } from 'node:crypto'
import { isAmong, type Actor, type Ask, type InputError, type ServiceName } from '#contracts'
import {
  largestMessage,
  type Answer,
  type DirectAnswer,
  type DirectQuestion,
  type Envelope,
  type Question,
} from '../envelope.js'
import type { BusMetrics } from '../metrics.js'
import type { Logger, Validate } from '../ports.js'
import type { Tracing } from '../tracing/tracing.js'
import { asJson } from './as-json.js'
import { fromShape, internalError, isFailure, messageTooLarge, noAnswer } from './bus.errors.js'
import type { InProcessDirectory } from './in-process-directory.js'
import type { BusServer } from './server.js'

/** What an ask carries beside the question. */
export interface AskOptions {
  correlationId: string
  /** Epoch milliseconds; the ask ends then, whatever happens. */
  deadline: number
  actorToken?: string
  /** An actor the asker verified itself; travels within the process only. */
  actor?: Actor
  /** The dossier the actor asks about, likewise. */
  dossier?: string
}

/** Brings a question to another process and its answer back; rejects with a domain error. */
export interface AskTransport {
  ask(question: Question): Promise<Answer>
}

/** What a bus works with. */
export interface BusParts {
  service: ServiceName
  process: InProcessDirectory
  remote?: AskTransport
  /** The services this one may ask; any where they are not declared. */
  mayAsk?: readonly ServiceName[]
  validate: Validate
  metrics: BusMetrics
  tracing: Tracing
  logger: Logger
}

/** How a service asks others. */
export class Bus {
  constructor(private readonly parts: BusParts) {}

  /**
   * Asks and returns the reply, checked against the contract. Rejects with a {@link DomainError}: the one the answering
   * handler threw (with `hop`), or `unavailable` `no_answer` (retryable) when the deadline passes, `bus_down` when the
   * broker is away. A service that runs in this process is called directly, through the same envelope.
   */
  async ask<Q extends object, A extends object>(contract: Ask<Q, A>, request: Q, options: AskOptions): Promise<A> {
    const started = performance.now()
    const span = this.parts.tracing.begin({
      kind: 'client',
      name: `ask ${contract.pattern}`,
      attributes: { 'motlan.pattern': contract.pattern, 'peer.service': contract.service },
      parent: this.parts.tracing.current,
    })
    let outcome = 'ok'
    let failed = false
    try {
      const reply = await this.deliver(this.envelopeOf(contract, options, span?.traceparent), request)
      return this.replyOf(contract, reply, options.correlationId)
    } catch (error) {
      outcome = (error as { code?: string }).code ?? 'internal'
      failed = isFailure(error)
      throw error
    } finally {
      span?.end({ 'motlan.status': outcome }, failed)
      this.parts.metrics.asks.observe({ pattern: contract.pattern, outcome }, (performance.now() - started) / 1000)
    }
  }

  private envelopeOf(contract: Ask<object, object>, options: AskOptions, traceparent: string | undefined): Envelope {
    const { mayAsk, service } = this.parts
    if (mayAsk && !isAmong(contract.service, mayAsk))
      throw new TypeError(`${service} does not declare that it asks ${contract.service}.`)
    const { deadline, correlationId, actorToken, actor, dossier } = options
    const { pattern, service: to } = contract
    return {
      id: randomUUID(),
      pattern,
      from: this.parts.service,
      to,
      deadline: Math.floor(deadline), // what travels is whole milliseconds
      correlationId,
      traceparent,
      actorToken,
      ...(actor ? { vouched: { actor, dossier } } : {}),
      hedge: contract.mayRepeat,
    }
  }

  /** The reply, not checked yet; undefined where it cannot be read. */
  private async deliver(envelope: Envelope, request: object): Promise<unknown> {
    const { to, deadline } = envelope
    const server = this.parts.process.find(to)
    if (server) {
      const { value: content, size } = asJson(request)
      if (size > largestMessage) throw messageTooLarge(to)
      if (deadline <= Date.now()) throw noAnswer(to)
      return contentOf(await answerInTime(server, { ...envelope, content }))
    }
    const body = JSON.stringify(request)
    if (body.length > largestMessage || Buffer.byteLength(body) > largestMessage) throw messageTooLarge(to)
    if (deadline <= Date.now() || !this.parts.remote) throw noAnswer(to)
    const answer = await this.parts.remote.ask({ ...envelope, body })
    if (!answer.ok) throw fromShape(answer.error)
    return parse(answer.body)
  }

  private replyOf<A extends object>(contract: Ask<object, A>, reply: unknown, correlationId: string): A {
    const errors = reply === undefined ? notJson : this.parts.validate(contract.reply)(reply)
    if (errors.length === 0) return reply as A
    const places = errors.map(({ path, code }: InputError) => `${path} ${code}`)
    this.parts.logger.error({ pattern: contract.pattern, correlationId, places }, 'A reply does not fit its contract.')
    throw internalError(contract.service)
  }
}

const notJson: InputError[] = [
  { path: '', code: 'notJson', message: { vi: 'Không phải JSON.', en: 'This is not JSON.' } },
]

/** A body's words may quote personal values, so no parser's error leaves here. */
function parse(body: string): unknown {
  try {
    return JSON.parse(body) as unknown
  } catch {
    return undefined
  }
}

function contentOf(answer: DirectAnswer): unknown {
  if (!answer.ok) throw fromShape(answer.error)
  return answer.content
}

function answerInTime(server: BusServer, question: DirectQuestion): Promise<DirectAnswer> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(noAnswer(question.to)), question.deadline - Date.now())
    void server.answerDirectly(question).then((answer) => {
      clearTimeout(timer)
      resolve(answer)
    })
  })
}
