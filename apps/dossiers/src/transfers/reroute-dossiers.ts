import { createHash } from 'node:crypto'
import { Inject, Injectable } from '@nestjs/common'
import type { EntityManager } from 'typeorm'
import { handledStates, type Actor, type DossierStatus } from '#contracts'
import { Database } from '#database'
import { Catalogue, Clock, LOGGER, PeriodicWork, type Logger } from '#platform'
import { dayOf, formatDate } from '#vietnam'
import type { Dossier } from '../dossier/dossier.entity.js'
import { locked } from '../dossier/dossiers.js'
import { History, type Happened } from '../dossier/history.js'
import { inquiriesEnded } from '../inquiries/end-inquiries.js'
import { goneOffice, officeOfCommune, successorFor, type GoneOffice } from './gone-office.rules.js'

/** Dossiers looked at between two looks into the database. */
const batch = 200

/** In whose name the history says that an office took over from one that is no more. */
const unitsActor: Actor = { issuer: 'motlan', subject: 'units', role: 'operator', permissions: [], name: '' }

/** While an office has a dossier: it works on it, or keeps its result until it is fetched. */
const keptStates: readonly DossierStatus[] = [...handledStates, 'completed']

/**
 * Hands what an office has of dossiers to the one that took its commune over, from the first day after: the dossiers it handles
 * and the results it keeps; takes back transfers to it, and hands on the opinions it is asked for. Each dossier is a transaction of
 * its own that looks again: whatever is done stays done, and a restart goes on with the rest.
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

  /** Offices that have dossiers, or are asked to take one over, although the catalogue and the units know them no more. */
  private async goneOffices(today: string): Promise<[string, GoneOffice][]> {
    const rows = await this.database.query<{ code: string }>(
      `select distinct handled_by as code from dossier where status = any($1) and handled_by is not null
       union select distinct transfer->>'to' from dossier where asked_offices <> '{}' and transfer is not null
       union select distinct to_office from opinion where ended_at is null`,
      [keptStates],
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
           and (handled_by = $3 or (asked_offices <> '{}' and asked_offices && array[$3::text])
             or id in (select dossier_id from opinion where to_office = $3 and ended_at is null))
         order by id limit $4`,
        [after, keptStates, code, batch],
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
      if (!dossier || !keptStates.includes(dossier.status)) return false
      const at = this.clock.now()
      const change: Rerouting = { tx, dossier, at, code, gone }
      const happened = [
        ...this.takeOver(change),
        ...(await passInquiryOn(change)),
        ...(await inquiriesEnded(change, (office) => office === dossier.handledBy)),
      ]
      if (happened.length === 0) return false
      await this.history.record(tx, dossier, { actor: unitsActor, at }, ...happened)
      dossier.changedAt = at
      await tx.save(dossier)
      return true
    })
  }

  private takeOver({ dossier, at, code, gone }: Rerouting): Happened[] {
    if (dossier.handledBy === code) {
      const next = successorFor(gone, residenceOffice(dossier, dayOf(at)))
      if (!next) return []
      dossier.handOver(next.code)
      return [{ event: 'transferred', note: `${lastDayOf(gone)} Nay giải quyết: ${next.name}.` }]
    }
    if (dossier.transfer?.to !== code) return []
    dossier.pass(null)
    return [{ event: 'transferTakenBack', note: lastDayOf(gone) }]
  }

  private fingerprint(day: string): string {
    const codes = this.catalogue.list('authority').map(({ code }) => code)
    return createHash('sha256')
      .update(`${day} ${codes.sort().join(' ')}`)
      .digest('hex')
  }
}

/** A dossier within the transaction that hands on what an office had of it that is no more. */
interface Rerouting {
  tx: EntityManager
  dossier: Dossier
  at: Date
  code: string
  gone: GoneOffice
}

/**
 * The opinion an office is asked for is asked of what took it over, with the clock and the number it has; where that is the
 * office which handles the dossier, or is asked already, the inquiry ends.
 */
async function passInquiryOn(change: Rerouting): Promise<Happened[]> {
  const { tx, dossier, at, code, gone } = change
  const inquiry = dossier.inquiries.find(({ to, isOpen }) => isOpen && to === code)
  const next = inquiry && successorFor(gone, residenceOffice(dossier, dayOf(at)))
  if (!inquiry || !next) return []
  if (next.code === dossier.handledBy || dossier.inquiries.some(({ to, isOpen }) => isOpen && to === next.code))
    return inquiriesEnded(change, (office) => office === code)
  await tx.query('update opinion set to_office = $3 where dossier_id = $1 and id = $2', [
    dossier.id,
    inquiry.id,
    next.code,
  ])
  dossier.passInquiryOn(inquiry.id, next.code)
  return [{ event: 'opinionPassedOn', note: `${lastDayOf(gone)} Nay xin ý kiến: ${next.name}.` }]
}

function lastDayOf({ name, lastDay }: GoneOffice): string {
  return `${name} chỉ còn đến hết ngày ${formatDate(lastDay)}.`
}

/** The office of the commune where the applicant resides today, where that is known. */
function residenceOffice({ residenceUnit }: Pick<Dossier, 'residenceUnit'>, today: string): string | undefined {
  return residenceUnit === null ? undefined : officeOfCommune(residenceUnit, today)
}
