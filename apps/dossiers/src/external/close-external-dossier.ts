import { Injectable } from '@nestjs/common'
import type { Actor, ExternalDossierRef, ExternalDossierView } from '#contracts'
import { Database } from '#database'
import { Clock } from '#platform'
import { externalDossierNotFound } from './external.errors.js'
import { ExternalDossiers, viewOf } from './external-dossiers.js'

/**
 * A dossier of another system has ended: nothing is looked up for it any more, and who its people are and what was answered
 * about them is forgotten. What was decided, by whom and when stays.
 */
@Injectable()
export class CloseExternalDossier {
  constructor(
    private readonly database: Database,
    private readonly dossiers: ExternalDossiers,
    private readonly clock: Clock,
  ) {}

  /** Closed again it stays as it is. Throws `external_dossier_not_found`. */
  async execute({ dossier: id, code }: ExternalDossierRef, actor: Actor): Promise<ExternalDossierView> {
    return this.database.transaction(async (tx) => {
      const dossier = await this.dossiers.find(tx, { id, code }, { lock: true })
      if (!dossier || dossier.authority !== actor.authority) throw externalDossierNotFound()
      if (dossier.closedAt) return viewOf(dossier)
      const closed = { ...dossier, subjects: [], closedAt: this.clock.now() }
      await tx.query(closeStatement('id = $2'), [closed.closedAt, id])
      return viewOf(closed)
    })
  }
}

/** Closes the open ones among these; of their people and answers nothing stays. Returns their ids; `$1` is the moment. */
export function closeStatement(which: string): string {
  return `
    with closed as (
      update external_dossier set closed_at = $1, subjects = '[]' where closed_at is null and ${which} returning id
    ), forgotten as (
      update external_lookup set answers = null, receipt = null where dossier_id in (select id from closed)
    )
    select id from closed`
}
