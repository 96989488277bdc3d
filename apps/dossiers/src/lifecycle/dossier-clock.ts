import { Injectable } from '@nestjs/common'
import type { EntityManager } from 'typeorm'
import {
  deadlineBy,
  type Deadline,
  type DeadlineStatement,
  type DossierStatus,
  type DueView,
  type FormProcess,
  type Procedure,
} from '#contracts'
import { Database } from '#database'
import { Catalogue, Clock } from '#platform'
import type { ClockCase, ClockEvent } from '../clock/count/clock-case.js'
import { courseOf } from '../clock/due.rules.js'
import { explain } from '../clock/explanation.js'
import { dayNumberOf, writtenInstant } from '../clock/office/days.js'
import type { Office } from '../clock/office/office.js'
import { officeOf } from '../clock/office/offices.js'
import { isOpen } from './actions.rules.js'
import { clockEventsOf, periodOf, type StatusEvent } from './clock-events.js'
import { pauseEvents, statusEvents } from './status-events.js'

/** What of a dossier its clock reads. */
export interface Clocked {
  id: string
  status: DossierStatus
  handledBy: string | null
  receivedAt: Date | null
  dueAt: Date | null
  channel: 'citizen' | 'counter'
}

/** The legal clock of dossiers: by the days of the office that handles them. */
@Injectable()
export class DossierClock {
  constructor(
    private readonly catalogue: Catalogue,
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** The office whose days count. */
  officeOf({ handledBy }: Pick<Clocked, 'handledBy'>): Office {
    return officeOf(this.catalogue, handledBy)
  }

  /** When something received now is due; nothing has been waited for yet. */
  dueOnReceipt(
    procedure: Procedure,
    receivedAt: Date,
    { handledBy, channel }: { handledBy: string; channel: Clocked['channel'] },
  ): Date {
    const { due } = courseOf(caseOf(procedure, { receivedAt, channel }, []), this.officeOf({ handledBy }))
    return new Date(due ?? receivedAt)
  }

  /** When a dossier is due after all waits of its history; null while one lasts. */
  async due(tx: EntityManager, dossier: Clocked, procedure: Procedure, process: FormProcess): Promise<Date | null> {
    if (!dossier.receivedAt) return null
    const history = await tx.query<StatusEvent[]>(pauseEvents, [dossier.id, statusEvents])
    const events = clockEventsOf(history, process)
    const { due } = courseOf(
      caseOf(procedure, { receivedAt: dossier.receivedAt, channel: dossier.channel }, events),
      this.officeOf(dossier),
    )
    return due === null ? null : new Date(due)
  }

  /** What has been waited for. */
  async events(dossier: Pick<Clocked, 'id'>, process: FormProcess): Promise<ClockEvent[]> {
    return clockEventsOf(await this.database.query<StatusEvent>(pauseEvents, [dossier.id, statusEvents]), process)
  }

  /** When a dossier is due and why; after its end that stays what it was. */
  view(dossier: Clocked, procedure: Procedure, events: readonly ClockEvent[]): DueView {
    const { receivedAt, channel } = dossier
    if (!receivedAt) return { at: null, explanation: [] }
    const clockCase = caseOf(procedure, { receivedAt, channel }, events)
    const office = this.officeOf(dossier)
    const course = courseOf(clockCase, office)
    if (course.due === null) {
      const today = isOpen(dossier.status) ? dayNumberOf(this.clock.now().getTime()) : undefined
      return { at: null, explanation: explain(clockCase, course, office, today) }
    }
    const due = dossier.dueAt?.getTime() ?? course.due
    return { at: writtenInstant(due), explanation: explain(clockCase, course, office, dayNumberOf(due)) }
  }
}

/** How a dossier came in decides which of the procedure's deadlines it has, where the law gives several. */
export function deadlineOf(
  { deadline, law }: Pick<Procedure, 'deadline' | 'law'>,
  channel: Clocked['channel'],
): Deadline & Partial<Pick<DeadlineStatement, 'certainty'>> {
  return deadlineBy(law?.deadlines ?? [], channel === 'citizen' ? 'online' : 'counter') ?? deadline
}

function caseOf(
  procedure: Procedure,
  { receivedAt, channel }: { receivedAt: Date; channel: Clocked['channel'] },
  events: readonly ClockEvent[],
): ClockCase {
  const { afternoonRule } = procedure
  const period = periodOf(deadlineOf(procedure, channel))
  return { period, receivedAt: receivedAt.getTime(), afternoonRule, events }
}
