import type { EntityManager } from 'typeorm'
import type { Actor, DomainErrorShape, ServiceName } from '#contracts'
import type { Vouched } from './ports.js'

/** The version of the envelope; a message of another version is parked. */
export const envelopeVersion = '1'

/** The largest message the bus carries, in bytes of JSON. */
export const largestMessage = 1_000_000

/** What a question carries beside its content, the same on every transport. */
export interface Envelope {
  readonly id: string
  readonly pattern: string
  readonly from: ServiceName
  readonly to: ServiceName
  /** Epoch milliseconds after which nobody waits for the answer any more. */
  readonly deadline: number
  readonly correlationId: string
  /** The trace it is part of (W3C Trace Context); an envelope without one is as good. */
  readonly traceparent?: string
  readonly actorToken?: string
  /** Only within a process, where the asker has verified it itself. */
  readonly vouched?: Vouched
  /** Whether a second copy may be sent to somebody else. */
  readonly hedge: boolean
}

/** One question on its way to another process; `body` is JSON. */
export interface Question extends Envelope {
  readonly body: string
}

/** One question to a service of the same process; `content` is a copy, as a journey as JSON would have made it. */
export interface DirectQuestion extends Envelope {
  readonly content: unknown
}

/** What came of a question that was not answered. */
export interface Failure {
  readonly ok: false
  readonly error: DomainErrorShape
}

/** What came of a question; `body` is JSON. */
export type Answer = { readonly ok: true; readonly body: string } | Failure

/** What came of a question to a service of the same process; `content` is a copy like the question's. */
export type DirectAnswer = { readonly ok: true; readonly content: unknown } | Failure

/** What a handler learns about the question beside its content: the second parameter, `@Ctx()`. */
export interface AskContext {
  /** The question's id. A question can be delivered again after its answer, by a crash or a rebalance: with the same id. */
  readonly id: string
  readonly from: ServiceName
  readonly correlationId: string
  /** Epoch milliseconds; hand it on to further asks. */
  readonly deadline: number
  /** Verified, and allowed to ask this. */
  readonly actor?: Actor
  /** The dossier the actor's token was issued for; hand it on with the token. */
  readonly dossier?: string
  /** To hand on to further asks. */
  readonly actorToken?: string
  /** Whether the question came from within the process. */
  readonly isDirect: boolean
}

/** One fact on its way from an outbox to its readers. */
export interface BusEvent {
  readonly id: string
  readonly topic: string
  readonly key: string
  /** Epoch milliseconds: when the writer recorded it. */
  readonly at: number
  readonly fact: unknown
  /** The trace it was recorded in. */
  readonly traceparent?: string
}

/** What a hearing handler learns beside the fact: `@Ctx()`. */
export interface HearContext {
  readonly eventId: string
  readonly topic: string
  readonly key: string
  readonly group: string
  /** The reader's one transaction: the inbox row and everything the handler writes stand or fall together. */
  readonly tx: EntityManager
}
