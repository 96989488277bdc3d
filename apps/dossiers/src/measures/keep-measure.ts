import { Injectable } from '@nestjs/common'
import type { Change } from '../dossier/change.js'
import { snapshotFields } from '../dossier/snapshot-fields.js'
import { processOf } from '../lifecycle/actions.rules.js'
import { clockEventsOf, type StatusEvent } from '../lifecycle/clock-events.js'
import { pauseEvents, statusEvents } from '../lifecycle/status-events.js'
import { isDecided, measure } from './measure.rules.js'

const keepStatement = `
  insert into dossier_measure (dossier_id, authority, procedure, received_at, due_at, decided_at, decided_on, is_late,
    office_minutes, waited_minutes, fields, reused, cause)
  values ($1, $2, $3, $4, $5, $6, ($6::timestamptz at time zone 'Asia/Ho_Chi_Minh')::date, $7, $8, $9, $10, $11, $12)
  on conflict (dossier_id) do update set authority = excluded.authority, due_at = excluded.due_at,
    decided_at = excluded.decided_at, decided_on = excluded.decided_on, is_late = excluded.is_late,
    office_minutes = excluded.office_minutes, waited_minutes = excluded.waited_minutes, fields = excluded.fields,
    reused = excluded.reused, cause = excluded.cause`

/** Keeps what a decision came to, so that measures count rows instead of reading histories. No word of whose dossier it is. */
@Injectable()
export class KeepMeasure {
  /** Within the transaction of the step, after it is recorded; of a dossier that is not decided on nothing is kept. */
  async keep({ tx, dossier, form, at }: Change): Promise<void> {
    const { id, status, receivedAt, dueAt, handledBy, procedure } = dossier
    if (!isDecided(status) || !receivedAt) return
    const history = await tx.query<StatusEvent[]>(pauseEvents, [id, statusEvents])
    const refused = await tx.query<object[]>(
      `select 1 from outcome where dossier_id = $1 and status = 'refused' limit 1`,
      [id],
    )
    const measured = measure({
      ...{ receivedAt: receivedAt.getTime(), dueAt: dueAt?.getTime() ?? null, decidedAt: at.getTime() },
      events: clockEventsOf(history, processOf(form)),
      fields: (await snapshotFields({ tx, dossier, form })) ?? [],
      wasRefusedByRegistry: refused.length > 0,
    })
    await tx.query(keepStatement, [
      ...[id, handledBy, procedure, receivedAt, dueAt, at, measured.isLate],
      ...[measured.officeMinutes, measured.waitedMinutes, measured.fields, measured.reused, measured.cause],
    ])
  }
}
