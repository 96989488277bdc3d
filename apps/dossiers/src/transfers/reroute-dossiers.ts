import { createHash } from 'node:crypto'
import { Inject, Injectable } from '@nestjs/common'
import { handledStates, type Actor } from '#contracts'
import { Database } from '#database'
import { Catalogue, Clock, LOGGER, PeriodicWork, type Logger } from '#platform'
import { dayOf, formatDate } from '#vietnam'
import type { Dossier } from '../dossier/dossier.entity.js'
import { locked } from '../dossier/dossiers.js'
import { History } from '../dossier/history.js'
import { isHandled } from '../lifecycle/actions.rules.js'
import { goneOffice, officeOfCommune, successorFor, type GoneOffice } from './gone-office.rules.js'

/** Dossiers looked at between two looks into the database. */
const batch = 200

/** In whose name the history says that an office took over from one that is no more. */
const unitsActor: Actor = { issuer: 'motlan', subject: 'units', role: 'operator', permissions: [], name: '' }

/**
 * Hands the open dossiers of an office whose commune has ended to the one that took it over, from the first day after, and
 * takes back what was asked of such an office. Each dossier is a transaction of its own that looks again: whatever is done
 * stays done, and a restart goes on with the rest.
 */
@Injectable()
export class RerouteDossiers extends PeriodicWork {
  /** The day and the authorities of the last turn that came to its end. */
  private done = ''

  constructor(
    private readonly database: Database,
    private readonly history: History,
    private readonly catalogue: Catalogue,
    private readonly clock: Clock,
    @Inject(LOGGER) logger: Logger,
  ) {
    super(logger)
  }

  /** Returns how many dossiers changed. */
  async execute(): Promise<number> {
    const now = this.clock.now()
    if (!this.catalogue.isReady(now)) return 0
    const turn = this.fingerprint(dayOf(now))
    if (turn === this.done) return 0
    let moved = 0
    for (const [code, gone] of await this.goneOffices(dayOf(now))) moved += await this.empty(code, gone)
    this.done = turn
    if (moved > 0) this.logger.info({ moved }, 'Dossiers were handed to the offices that took over from former ones.')
    return moved
  }

  /** Offices that have open dossiers, or are asked to take one over, although the catalogue and the units know them no more. */
  private async goneOffices(today: string): Promise<[string, GoneOffice][]> {
    const rows = await this.database.query<{ code: string }>(
      `select distinct handled_by as code from dossier where status = any($1) and handled_by is not null
       union select distinct transfer->>'to' from dossier where asked_offices <> '{}' and transfer is not null`,
      [handledStates],
    )
    return rows.flatMap(({ code }): [string, GoneOffice][] => {
      const gone = this.catalogue.get('authority', code) ? undefined : goneOffice(code, today)
      const isElsewhere = gone && gone.successors.length > 0 && gone.successors.every((next) => next.code !== code)
      return isElsewhere ? [[code, gone]] : []
    })
  }

  private async empty(code: string, gone: GoneOffice): Promise<number> {
    let [moved, after] = [0, '00000000-0000-0000-0000-000000000000']
    for (;;) {
      const rows = await this.database.query<{ id: string }>(
        `select id from dossier where id > $1 and status = any($2)
           and (handled_by = $3 or (asked_offices <> '{}' and asked_offices && array[$3::text]))
         order by id limit $4`,
        [after, handledStates, code, batch],
      )
      for (const { id } of rows) if (await this.reroute(id, code, gone)) moved++
      const last = rows.at(-1)
      if (!last) return moved
      after = last.id
    }
  }

  private reroute(id: string, code: string, gone: GoneOffice): Promise<boolean> {
    return this.database.transaction(async (tx) => {
      const dossier = await locked(tx, id)
      if (!dossier || !isHandled(dossier.status)) return false
      const at = this.clock.now()
      const day = `${gone.name} chỉ còn đến hết ngày ${formatDate(gone.lastDay)}.`
      if (dossier.handledBy === code) {
        const next = successorFor(gone, residenceOffice(dossier, dayOf(at)))
        if (!next) return false
        dossier.handOver(next.code)
        const note = `${day} Nay giải quyết: ${next.name}.`
        await this.history.record(tx, dossier, { actor: unitsActor, at }, { event: 'transferred', note })
      } else if (dossier.transfer?.to === code) {
        dossier.pass(null)
        await this.history.record(tx, dossier, { actor: unitsActor, at }, { event: 'transferTakenBack', note: day })
      } else return false
      dossier.changedAt = at
      await tx.save(dossier)
      return true
    })
  }

  private fingerprint(day: string): string {
    const codes = this.catalogue.list('authority').map(({ code }) => code)
    return createHash('sha256')
      .update(`${day} ${codes.sort().join(' ')}`)
      .digest('hex')
  }
}

/** The office of the commune where the applicant resides today, where that is known. */
function residenceOffice({ residenceUnit }: Pick<Dossier, 'residenceUnit'>, today: string): string | undefined {
  return residenceUnit === null ? undefined : officeOfCommune(residenceUnit, today)
}
