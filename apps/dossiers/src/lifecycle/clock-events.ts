import type { ClockEventType, Deadline, DossierStatus, FormProcess, PeriodUnit, SupplementReason } from '#contracts'
import { endStates, standardProcess } from '#forms'
import type { ClockEvent, Period } from '../clock/count/clock-case.js'
import { clockStops, targetOf } from './actions.rules.js'
import { actionOf, reopening } from './status-events.js'

/** One event of a dossier's history that changed its status. */
export interface StatusEvent {
  at: Date
  event: string
  /** Of a request for a supplement. */
  lacks?: SupplementReason | null
}

const units: Record<Deadline['unit'], PeriodUnit> = {
  workingDay: 'workingDay',
  hour: 'workingHour',
  day: 'calendarDay',
  month: 'month',
}

/** A procedure's deadline as the period the clock counts. */
export function periodOf({ amount, unit }: Deadline): Period {
  return { amount, unit: units[unit] }
}

/**
 * What the clock reads of a dossier's history, folded along its graph: it stands from entering a waiting state that stops it
 * to leaving that state for work. A dossier that ends while it waits goes on waiting. What the graph does not know, because
 * the version was replaced meanwhile, is read by the standard one.
 */
export function clockEventsOf(history: readonly StatusEvent[], process: FormProcess): ClockEvent[] {
  let status: DossierStatus = 'draft'
  let waiting: Waiting | undefined
  const events: ClockEvent[] = []
  for (const { at, event, lacks } of history) {
    if (event === reopening) {
      status = 'inProgress'
      continue
    }
    const action = actionOf.get(event)
    if (!action) continue
    const next: DossierStatus = targetOf(process, status, action) ?? targetOf(standardProcess, status, action) ?? status
    const ref = String(events.length)
    if (clockStops(process, next)) {
      if (!waiting) {
        waiting = { ref, ...waitIn(next) }
        events.push({ type: waiting.begins, at: at.getTime(), ref, ...(lacks ? { reason: lacks } : {}) })
      }
    } else if (waiting && !endStates.includes(next)) {
      events.push({ type: waiting.ends, at: at.getTime(), ref: waiting.ref })
      waiting = undefined
    }
    status = next
  }
  return events
}

interface Waiting {
  ref: string
  begins: ClockEventType
  ends: ClockEventType
}

function waitIn(status: DossierStatus): Omit<Waiting, 'ref'> {
  if (status === 'supplementRequested') return { begins: 'supplementRequested', ends: 'supplementReceived' }
  if (status === 'paymentRequested') return { begins: 'paymentRequested', ends: 'paymentReceived' }
  return { begins: 'stopped', ends: 'resumed' }
}
