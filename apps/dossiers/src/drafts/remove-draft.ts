import { Injectable } from '@nestjs/common'
import { dossierAccess, type Actor, type Done, type DossierRef } from '#contracts'
import { Database } from '#platform'
import { assertVersion, Dossiers } from '../dossier/dossiers.js'
import { PersonAccesses } from '../matching/person-accesses.js'

/**
 * Removes a draft with everything that was looked up for it. The record of the look-ups stays at the exchange; an office
 * leaves behind that it was there, for the person and the head.
 */
@Injectable()
export class RemoveDraft {
  constructor(
    private readonly database: Database,
    private readonly dossiers: Dossiers,
    private readonly accesses: PersonAccesses,
  ) {}

  execute({ dossier: id, ifMatch }: DossierRef, actor: Actor): Promise<Done> {
    return this.database.transaction(async (tx) => {
      const dossier = await this.dossiers.getForUpdate(tx, dossierAccess.remove, id, actor)
      assertVersion(dossier, actor, ifMatch)
      await this.accesses.record(tx, 'removed', dossier, actor)
      await tx.query(
        `update idempotency set answer = null, reservation = null, is_done = true
         where result_id = $1 or result_id in (select id from consent where dossier_id = $1)`,
        [dossier.id],
      )
      await tx.remove(dossier)
      return { done: true }
    })
  }
}
