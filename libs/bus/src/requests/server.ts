import { Server, type CustomTransportStrategy, type MessageHandler } from '@nestjs/microservices'
import {
  assertMayAsk,
  valueAt,
  type Ask,
  type Facts,
  type InputError,
  type MessageClass,
  type ServiceName,
} from '#contracts'
import {
  largestMessage,
  type Answer,
  type AskContext,
  type DirectAnswer,
  type DirectQuestion,
  type Envelope,
  type Failure,
  type HearContext,
  type Question,
} from '../envelope.js'
import type { BusMetrics } from '../metrics.js'
import type { ActorVerifier, Logger, Validate, Vouched } from '../ports.js'
import type { Span, Tracing } from '../tracing/tracing.js'
import { asJson } from './as-json.js'
import {
  asShape,
  dossierNotVouched,
  isFailure,
  messageRefused,
  messageTooLarge,
  overloaded,
  patternUnknown,
} from './bus.errors.js'
import { Thrown, type AnswerExtras, type HearExtras } from './decorators.js'
import { settle, wordless } from './handled.js'
import { Pool } from './pool.js'

/** What a bus server works with. */
export interface BusServerParts {
  service: ServiceName
  validate: Validate
  actors?: ActorVerifier
  logger: Logger
  metrics: BusMetrics
  tracing: Tracing
  /** Handlers running at once. */
  concurrency: number
  /** Begins and ends serving; the runtime knows the transport. */
  serve(): Promise<void>
  stop(): Promise<void>
}

/** One group of a service that hears one kind of facts. */
export interface Hearing {
  readonly contract: Facts<object>
  readonly group: string
  handle(fact: unknown, context: HearContext): Promise<void>
}

/** Why a question was not even shown to a handler. */
export type Refusal = 'unknownPattern' | 'notJson' | 'invalid'

/** How a question is read and its reply written. */
interface Way<A> {
  /** Undefined where it cannot be read. */
  read: () => unknown
  write: (reply: unknown) => A
  isDirect: boolean
  onRefusal?: (why: Refusal) => void
}

interface Entry {
  contract: Ask<object, object>
  check(value: unknown): InputError[]
  handler: MessageHandler
}

/**
 * The Nest strategy of a service: answers questions and hears facts, whichever transport brought them. A handler sees
 * only questions that fit their contract, from a service and a person the contract allows, whose token is good and
 * issued for this service and dossier, before their deadline, at most `concurrency` at once. What it throws becomes a domain error by shape; anything else becomes `internal` without words.
 */
export class BusServer extends Server implements CustomTransportStrategy {
  readonly pool: Pool
  private readonly entries = new Map<string, Entry>()

  constructor(private readonly parts: BusServerParts) {
    super()
    this.pool = new Pool(parts.concurrency)
  }

  get service(): ServiceName {
    return this.parts.service
  }

  override listen(callback: (error?: unknown) => void): void {
    this.parts.serve().then(() => callback(), callback)
  }

  override async close(): Promise<void> {
    await this.parts.stop()
  }

  override on(): void {}

  override unwrap<T>(): T {
    return this as unknown as T
  }

  override addHandler(pattern: unknown, callback: MessageHandler, isEvent = false, extras: object = {}): void {
    super.addHandler(pattern, callback, isEvent, extras)
    if (isEvent) return
    const { contract } = extras as Partial<AnswerExtras>
    if (!contract) throw new TypeError(`The handler of ${String(pattern)} is not declared with @Handles.`)
    if (this.entries.has(contract.pattern)) throw new TypeError(`${contract.pattern} has two handlers.`)
    this.entries.set(contract.pattern, { contract, check: this.parts.validate(contract.request), handler: callback })
  }

  /** Every question this service answers. */
  answered(): Ask<object, object>[] {
    return [...this.entries.values()].map((entry) => entry.contract)
  }

  /** Every group of this service that hears facts; Nest chains several handlers behind the head itself. */
  hearings(): Hearing[] {
    return [...this.messageHandlers.values()]
      .filter((handler) => handler.isEventHandler)
      .map((handler) => {
        const { contract, group } = handler.extras as unknown as HearExtras
        return {
          contract,
          group,
          handle: async (fact: unknown, context: HearContext) => {
            const outcome = await settle(await handler(fact, context))
            const thrown = (Array.isArray(outcome) ? outcome : [outcome]).find((each) => each instanceof Thrown)
            if (thrown) throw thrown.error
          },
        }
      })
  }

  /** The contract class of a topic's facts as a check. */
  checkOf(type: MessageClass): (value: unknown) => InputError[] {
    return this.parts.validate(type)
  }

  /** Answers one question from another process; never rejects. `onRefusal` learns of questions no handler saw. */
  answer(question: Question, onRefusal?: (why: Refusal) => void): Promise<Answer> {
    const write = (reply: unknown) => {
      const body = JSON.stringify(reply)
      if (body.length > largestMessage || Buffer.byteLength(body) > largestMessage) throw messageTooLarge(this.service)
      return { ok: true as const, body }
    }
    return this.take(question, { read: () => parse(question.body), write, isDirect: false, onRefusal })
  }

  /** Answers one question from this process; never rejects. No text is written, but the content is as JSON would make it. */
  answerDirectly(question: DirectQuestion): Promise<DirectAnswer> {
    const write = (reply: unknown) => {
      const { value: content, size } = asJson(reply)
      if (size > largestMessage) throw messageTooLarge(this.service)
      return { ok: true as const, content }
    }
    return this.take(question, { read: () => question.content, write, isDirect: true })
  }

  private async take<A extends { ok: true }>(question: Envelope, way: Way<A>): Promise<A | Failure> {
    const started = performance.now()
    const span = this.spanOf(question)
    const answer = await this.answerOrRefuse(question, way, span)
    const status = answer.ok ? 'ok' : answer.error.code
    span?.end({ 'motlan.status': status }, !answer.ok && isFailure(answer.error))
    const labels = { pattern: question.pattern, outcome: status }
    if (answer.ok || answer.error.code !== 'pattern_unknown') {
      this.parts.metrics.answers.observe(labels, (performance.now() - started) / 1000)
    }
    return answer
  }

  private async answerOrRefuse<A extends { ok: true }>(
    question: Envelope,
    { read, write, isDirect, onRefusal }: Way<A>,
    span: Span | undefined,
  ): Promise<A | Failure> {
    const refuse = (why: Refusal, error: unknown): Failure => {
      onRefusal?.(why)
      return this.failed(error)
    }
    const entry = this.entries.get(question.pattern)
    if (!entry) return refuse('unknownPattern', patternUnknown(this.service, question.pattern))
    const request = read()
    if (request === undefined) return refuse('notJson', messageRefused(this.service, []))
    const errors = entry.check(request)
    if (errors.length > 0) return refuse('invalid', messageRefused(this.service, errors))
    if (this.pool.isFull) return this.failed(overloaded(this.service))
    try {
      const context = this.contextOf(entry.contract, request, question, isDirect)
      return await this.pool.run(() =>
        this.parts.tracing.within(span, () => this.handle(entry, request, context, write)),
      )
    } catch (error) {
      this.logUnexpected(error, question)
      return this.failed(error)
    }
  }

  /** Patterns come from outside; only those that are answered name a span. */
  private spanOf({ pattern, traceparent, from }: Envelope): Span | undefined {
    const known = this.entries.has(pattern) ? pattern : 'unknown'
    const attributes = { 'motlan.pattern': known, 'peer.service': from }
    return this.parts.tracing.begin({ kind: 'server', name: `answer ${known}`, attributes, parent: traceparent })
  }

  private async handle<A>(
    entry: Entry,
    request: unknown,
    context: AskContext,
    write: (reply: unknown) => A,
  ): Promise<A> {
    if (context.deadline <= Date.now()) throw overloaded(this.service)
    const reply = await settle(await entry.handler(request, context))
    if (reply instanceof Thrown) throw reply.error
    return write(reply === undefined ? {} : reply)
  }

  /** Throws unless the contract lets this service and this person ask. */
  private contextOf(
    contract: Ask<object, object>,
    request: unknown,
    question: Envelope,
    isDirect: boolean,
  ): AskContext {
    const { id, from, correlationId, deadline, actorToken } = question
    const { access } = contract
    const { actor, dossier } = access.who === 'service' ? {} : this.vouchedFor(question)
    assertMayAsk(access, { asker: from, actor, request })
    if (actor && access.dossier !== undefined && !isSameId(valueAt(request, access.dossier), dossier))
      throw dossierNotVouched(this.service)
    return { id, from, correlationId, deadline, isDirect, ...(actor ? { actor, actorToken, dossier } : {}) }
  }

  private vouchedFor({ vouched, actorToken }: Envelope): Partial<Vouched> {
    if (vouched || !actorToken) return vouched ?? {}
    return this.parts.actors?.verify(actorToken) ?? {}
  }

  private failed(error: unknown): Failure {
    return { ok: false, error: asShape(error, this.service) }
  }

  private logUnexpected(error: unknown, { pattern, from, correlationId }: Envelope): void {
    if (asShape(error, this.service).code !== 'internal') return
    this.parts.logger.error({ err: wordless(error), pattern, from, correlationId }, 'A handler failed unexpectedly.')
  }
}

/** Ids are the same in either case of their letters. */
function isSameId(named: unknown, vouched: string | undefined): boolean {
  if (typeof named !== 'string' || vouched === undefined) return named === vouched
  return named.toLowerCase() === vouched.toLowerCase()
}

function parse(body: string): unknown {
  try {
    return JSON.parse(body) as unknown
  } catch {
    return undefined
  }
}
