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
import { isOpen } from '../lifecycle/actions.rules.js'
import { actionOf } from '../lifecycle/status-events.js'
import type { Dossier } from './dossier.entity.js'

/** What happened to a dossier. */
export interface Happened {
  event: DossierEventName
  note?: string
  /** Of a request for a supplement. */
  lacks?: SupplementReason
  /** Of a correction: which one, and of which registry. */
  correction?: Pick<DossierFact, 'correctionId' | 'registry'>
}

/** The history of dossiers. */
@Injectable()
export class History {
  constructor(private readonly outbox: Outbox) {}

  /**
   * Writes what happened within one change, in this order, and announces the change on the bus by the last of it. To be
   * called once the dossier has the status the change leads to. Only a prefill writes its row itself, in the statement that
   * keeps its snapshot.
   */
  async record(
    tx: EntityManager,
    { id, status }: Pick<Dossier, 'id' | 'status'>,
    { actor, at }: { actor: Actor; at: Date },
    ...happened: readonly Happened[]
  ): Promise<void> {
    for (const { event, note, lacks } of happened)
      await tx.query(
        'insert into dossier_event (id, dossier_id, at, event, actor, actor_name, note, lacks) values ($1, $2, $3, $4, $5, $6, $7, $8)',
        [uuidv7(), id, at, event, accountOf(actor), actor.name, note ?? null, lacks ?? null],
      )
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
  if (event !== 'partCompleted' && !actionOf.has(event)) return undefined
  return isOpen(status) ? 'acted' : 'closed'
}
