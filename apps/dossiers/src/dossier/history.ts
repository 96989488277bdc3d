import { Injectable } from '@nestjs/common'
import type { EntityManager } from 'typeorm'
import { v7 as uuidv7 } from 'uuid'
import { Outbox } from '#bus'
import {
  accountOf,
  dossiers,
  type Actor,
  type DossierEventName,
  type DossierFact,
  type SupplementReason,
} from '#contracts'
import { dayOf } from '#vietnam'
import { isOpen } from '../lifecycle/actions.rules.js'
import { actionOf, reopening } from '../lifecycle/status-events.js'
import { insertNotices, KeepNotices } from '../notices/keep-notices.js'
import { noticesOf, type Concerned } from '../notices/notice.rules.js'
import type { Dossier } from './dossier.entity.js'

/** What happened to a dossier. */
export interface Happened {
  event: DossierEventName
  note?: string
  /** Of a request for a supplement. */
  lacks?: SupplementReason
  /** Of a correction: which one, and of which registry. */
  correction?: Pick<DossierFact, 'correctionId' | 'registry'>
  /** Of a request for consent: whose it is. */
  concerned?: Concerned
}

/** What of a dossier its history needs. */
type RecordedDossier = Pick<
  Dossier,
  'id' | 'status' | 'code' | 'identity' | 'applicantPersonId' | 'applicantBirthDate' | 'representation'
>

const insertEvent =
  'insert into dossier_event (id, dossier_id, at, event, actor, actor_name, note, lacks) values ($1, $2, $3, $4, $5, $6, $7, $8)'

/** One statement, so that telling people costs no way to the database and back. */
const insertEventAndNotices = `
  with event as (${insertEvent})
  ${insertNotices({ dossier: '$2', code: '$9', at: '$3', first: 10 })}`

/** The history of dossiers. */
@Injectable()
export class History {
  constructor(
    private readonly outbox: Outbox,
    private readonly notices: KeepNotices,
  ) {}

  /**
   * Writes what happened within one change, in this order, keeps the notices of it, and announces the change on the bus by the
   * last of it. To be called once the dossier has the status the change leads to. Only a prefill writes its row itself, in the
   * statement that keeps its snapshot.
   */
  async record(
    tx: EntityManager,
    dossier: RecordedDossier,
    { actor, at }: { actor: Actor; at: Date },
    ...happened: readonly Happened[]
  ): Promise<void> {
    const { id, status, code } = dossier
    const told = noticesOf(happened, dossier, actor, dayOf(at))
    for (const [index, { event, note, lacks }] of happened.entries()) {
      const row = [uuidv7(), id, at, event, accountOf(actor), actor.name, note ?? null, lacks ?? null]
      if (index < happened.length - 1 || told.length === 0) await tx.query(insertEvent, row)
      else await tx.query(insertEventAndNotices, [...row, code, ...this.notices.valuesOf(told)])
    }
    const last = happened.at(-1)
    const kind = last && announcedAs(last.event, status)
    if (!kind) return
    const fact = { kind, dossierId: id, at: at.toISOString(), ...last.correction }
    await this.outbox.record(tx, dossiers.facts, id, fact)
  }
}

/** The kind of fact others hear of an event; undefined of what only the dossier's own history tells. */
function announcedAs(event: DossierEventName, status: Dossier['status']): DossierFact['kind'] | undefined {
  if (event === 'submitted' || event === 'correctionOpened') return event
  if (event !== 'partCompleted' && event !== reopening && !actionOf.has(event)) return undefined
  return isOpen(status) ? 'acted' : 'closed'
}
