import { createHash } from 'node:crypto'
import { Inject, Injectable } from '@nestjs/common'
import type { EntityManager } from 'typeorm'
import { calendarSetting, type Actor } from '#contracts'
import { Database } from '#database'
import { Catalogue, Clock, LOGGER, PeriodicWork, type Logger } from '#platform'
import { formatInstant } from '#vietnam'
import { isCalendarMissing } from '../clock/office/clock.errors.js'
import type { Dossier } from '../dossier/dossier.entity.js'
import { locked } from '../dossier/dossiers.js'
import { formOf } from '../dossier/form-of.js'
import { History } from '../dossier/history.js'
import { processOf } from '../lifecycle/actions.rules.js'
import { DossierClock } from '../lifecycle/dossier-clock.js'

/** Dossiers looked at between two looks at the clock. */
const batch = 200

/** In whose name the history says that a due date moved. */
const calendarActor: Actor = { issuer: 'motlan', subject: 'calendar', role: 'operator', permissions: [], name: '' }

/**
 * Counts the open dossiers again after a calendar was corrected. A due date moves only where it becomes later; the history says
 * so. What the calendars were when it was last done is kept, so that a restart counts nothing again.
 */
@Injectable()
export class RecountDue extends PeriodicWork {
  constructor(
    private readonly database: Database,
    private readonly history: History,
    private readonly catalogue: Catalogue,
    private readonly dossierClock: DossierClock,
    private readonly clock: Clock,
    @Inject(LOGGER) logger: Logger,
  ) {
    super(logger)
  }

  /** Returns how many due dates moved. */
  async execute(): Promise<number> {
    if (!this.catalogue.isReady(this.clock.now())) return 0
    const now = this.fingerprint()
    const [kept] = await this.database.query<{ fingerprint: string }>('select fingerprint from counted_calendars')
    if (kept?.fingerprint === now) return 0
    const moved = kept ? await this.recountAll() : 0
    await this.database.write(
      `insert into counted_calendars (one, fingerprint) values (true, $1)
       on conflict (one) do update set fingerprint = excluded.fingerprint`,
      [now],
    )
    if (moved > 0) this.logger.info({ moved }, 'Due dates moved because a calendar was corrected.')
    return moved
  }

  private async recountAll(): Promise<number> {
    let [moved, after] = [0, '00000000-0000-0000-0000-000000000000']
    for (;;) {
      const rows = await this.database.query<{ id: string }>(
        `select id from dossier where id > $1 and due_at is not null and status = any($2) order by id limit $3`,
        [after, ['submitted', 'accepted', 'inProgress'], batch],
      )
      for (const { id } of rows) if (await this.recount(id)) moved++
      const last = rows.at(-1)
      if (!last) return moved
      after = last.id
    }
  }

  /** What cannot be counted, because its procedure or a calendar is gone, stays as it is. */
  private recount(id: string): Promise<boolean> {
    return this.database.transaction(async (tx) => {
      const dossier = await locked(tx, id)
      const due = dossier && (await this.dueOf(tx, dossier))
      if (!due || !dossier.dueAt || due <= dossier.dueAt) return false
      const at = this.clock.now()
      dossier.dueAt = due
      dossier.changedAt = at
      const note = `Hạn mới: ${formatInstant(due)}.`
      await this.history.record(tx, dossier, { actor: calendarActor, at }, { event: 'dueMoved', note })
      await tx.save(dossier)
      return true
    })
  }

  private async dueOf(tx: EntityManager, dossier: Dossier): Promise<Date | null> {
    const procedure = this.catalogue.get('procedure', dossier.procedure)
    if (!procedure) return null
    try {
      return await this.dossierClock.due(tx, dossier, procedure, processOf(formOf(this.catalogue, dossier)))
    } catch (error) {
      if (isCalendarMissing(error)) return null
      throw error
    }
  }

  private fingerprint(): string {
    const days = this.catalogue
      .list('setting')
      .filter(({ key }) => calendarSetting.test(key))
      .map(({ key, value }) => JSON.stringify([key, value]))
    return createHash('sha256').update(days.sort().join('\n')).digest('hex')
  }
}
