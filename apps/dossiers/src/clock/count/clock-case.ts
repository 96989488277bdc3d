import type { ClockEventType, PeriodUnit, SupplementReason } from '#contracts'
import type { Instant } from '../office/days.js'

/** How long an office has. 0 working days means "within the day". */
export interface Period {
  amount: number
  unit: PeriodUnit
}

/** Who or what is waited for while the clock stands. */
export type WaitKind = 'supplement' | 'payment' | 'stopped'

/** One event; `ref` joins a request and its answer. */
export interface ClockEvent {
  type: ClockEventType
  at: Instant
  ref: string
  /** Of a request for a supplement; `incorrect` where it is not given. */
  reason?: SupplementReason
}

/** One history to be judged. */
export interface ClockCase {
  period: Period
  receivedAt: Instant
  /** Whether the procedure says that what comes after 15:00 counts as received the next working day. */
  afternoonRule: boolean
  /** In the order of time. */
  events: readonly ClockEvent[]
}
