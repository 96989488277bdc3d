import type { DelayCause, DossierStatus, SnapshotField } from '#contracts'
import type { ClockEvent } from '../clock/count/clock-case.js'

/** What a decided dossier came to. */
export interface Measured {
  isLate: boolean
  /** From reception to the decision, without the waits for the citizen. */
  officeMinutes: number
  /** Waited for the citizen: for a supplement, or a payment. */
  waitedMinutes: number
  /** Facts of the form, and how many of them were provided by databases. */
  fields: number
  reused: number
  cause: DelayCause | null
}

/** What is known of a dossier when it is decided; instants in milliseconds. */
export interface Decided {
  receivedAt: number
  dueAt: number | null
  decidedAt: number
  events: readonly ClockEvent[]
  fields: readonly SnapshotField[]
  /** A registry refused an earlier result, so that the office had to begin again. */
  wasRefusedByRegistry: boolean
}

/** Whether a dossier of this status was decided on; what was withdrawn or stopped was not. */
export function isDecided(status: DossierStatus): boolean {
  return status === 'completed' || status === 'returned' || status === 'rejected'
}

/**
 * Measures a decision. A delay is put down to the databases where one did not answer or a registry refused the result, else to
 * the citizen where they were waited for longer than the office took, else to the office. A convention, no rule of law.
 */
export function measure({ receivedAt, dueAt, decidedAt, events, fields, wasRefusedByRegistry }: Decided): Measured {
  const waited = waitedFor(events, decidedAt)
  const office = Math.max(0, decidedAt - receivedAt - waited)
  const isLate = dueAt !== null && decidedAt > dueAt
  const isDown = fields.some(({ gap }) => gap?.kind === 'unavailable')
  const cause = isDown || wasRefusedByRegistry ? 'database' : waited > office ? 'citizen' : 'official'
  return {
    isLate,
    officeMinutes: minutes(office),
    waitedMinutes: minutes(waited),
    fields: fields.length,
    reused: fields.filter(({ status }) => status === 'provided').length,
    cause: isLate ? cause : null,
  }
}

/** Milliseconds the citizen was waited for; a wait without an answer lasts until the decision. */
function waitedFor(events: readonly ClockEvent[], decidedAt: number): number {
  const answered = (ref: string) =>
    events.find((event) => event.ref === ref && /Received$/.test(event.type))?.at ?? decidedAt
  return events
    .filter(({ type }) => type === 'supplementRequested' || type === 'paymentRequested')
    .reduce((sum, { ref, at }) => sum + Math.max(0, answered(ref) - at), 0)
}

function minutes(ms: number): number {
  return Math.round(ms / 60_000)
}
