import { Server, type CustomTransportStrategy, type MessageHandler } from '@nestjs/microservices'
import { isObservable, lastValueFrom } from 'rxjs'
import {
  assertMayAsk,
  valueAt,
  type Ask,
  type Facts,
  type InputError,
  type MessageClass,
  type ServiceName,
} from '#contracts'
import { largestMessage, type Answer, type AskContext, type HearContext, type Question } from '../envelope.js'
import type { BusMetrics } from '../metrics.js'
import type { ActorVerifier, Logger, Validate, Vouched } from '../ports.js'
import type { Span, Tracing } from '../tracing/tracing.js'
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

  /** Answers one question; never rejects. `onRefusal` learns of questions no handler saw. */
  async answer(question: Question, isDirect: boolean, onRefusal?: (why: Refusal) => void): Promise<Answer> {
    const started = performance.now()
    const span = this.spanOf(question)
    const answer = await this.answerOrRefuse(question, isDirect, span, onRefusal)
    const status = answer.ok ? 'ok' : answer.error.code
    span?.end({ 'motlan.status': status }, !answer.ok && isFailure(answer.error))
    const labels = { pattern: question.pattern, outcome: status }
    if (answer.ok || answer.error.code !== 'pattern_unknown') {
      this.parts.metrics.answers.observe(labels, (performance.now() - started) / 1000)
    }
    return answer
  }

  private async answerOrRefuse(
    question: Question,
    isDirect: boolean,
    span: Span | undefined,
    onRefusal?: (why: Refusal) => void,
  ): Promise<Answer> {
    const refuse = (why: Refusal, error: unknown): Answer => {
      onRefusal?.(why)
      return this.failed(error)
    }
    const entry = this.entries.get(question.pattern)
    if (!entry) return refuse('unknownPattern', patternUnknown(this.service, question.pattern))
    const request = parse(question.body)
    if (request === undefined) return refuse('notJson', messageRefused(this.service, []))
    const errors = entry.check(request)
    if (errors.length > 0) return refuse('invalid', messageRefused(this.service, errors))
    if (this.pool.isFull) return this.failed(overloaded(this.service))
    try {
      const context = this.contextOf(entry.contract, request, question, isDirect)
      return await this.pool.run(() => this.parts.tracing.within(span, () => this.handle(entry, request, context)))
    } catch (error) {
      this.logUnexpected(error, question)
      return this.failed(error)
    }
  }

  /** Patterns come from outside; only those that are answered name a span. */
  private spanOf({ pattern, traceparent, from }: Question): Span | undefined {
    const known = this.entries.has(pattern) ? pattern : 'unknown'
    const attributes = { 'motlan.pattern': known, 'peer.service': from }
    return this.parts.tracing.begin({ kind: 'server', name: `answer ${known}`, attributes, parent: traceparent })
  }

  private async handle(entry: Entry, request: unknown, context: AskContext): Promise<Answer> {
    if (context.deadline <= Date.now()) throw overloaded(this.service)
    const reply = await settle(await entry.handler(request, context))
    if (reply instanceof Thrown) throw reply.error
    const body = reply === undefined ? '{}' : JSON.stringify(reply)
    if (body.length > largestMessage || Buffer.byteLength(body) > largestMessage) throw messageTooLarge(this.service)
    return { ok: true, body }
  }

  /** Throws unless the contract lets this service and this person ask. */
  private contextOf(
    contract: Ask<object, object>,
    request: unknown,
    question: Question,
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

  private vouchedFor({ vouched, actorToken }: Question): Partial<Vouched> {
    if (vouched || !actorToken) return vouched ?? {}
    return this.parts.actors?.verify(actorToken) ?? {}
  }

  private failed(error: unknown): Answer {
    return { ok: false, error: asShape(error, this.service) }
  }

  private logUnexpected(error: unknown, { pattern, from, correlationId }: Question): void {
    if (asShape(error, this.service).code !== 'internal') return
    this.parts.logger.error({ err: wordless(error), pattern, from, correlationId }, 'A handler failed unexpectedly.')
  }
}

/** Ids are the same in either case of their letters. */
function isSameId(named: unknown, vouched: string | undefined): boolean {
  if (typeof named !== 'string' || vouched === undefined) return named === vouched
  return named.toLowerCase() === vouched.toLowerCase()
}

/** What the handler returned, out of an observable where Nest made one. */
function settle(returned: unknown): unknown {
  return isObservable(returned) ? lastValueFrom(returned, { defaultValue: undefined }).then(unchain) : returned
}

/** Nest joins chained event handlers into `{ current, next }`; what any of them threw must not get lost. */
function unchain(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || !('current' in value && 'next' in value)) return value
  return [value.current, unchain(value.next)].flat()
}

/** An unexpected error's name and place; its words may quote the values a query or parser saw. */
function wordless(error: unknown): object {
  if (!(error instanceof Error)) return { type: typeof error }
  const code = (error as { code?: unknown }).code
  const stack = error.stack
    ?.split('\n')
    .filter((line) => line.trimStart().startsWith('at '))
    .slice(0, 12)
    .join('\n')
  return { type: error.name, code: typeof code === 'string' ? code : undefined, stack }
}

function parse(body: string): unknown {
  try {
    return JSON.parse(body) as unknown
  } catch {
    return undefined
  }
}
