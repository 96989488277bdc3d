import { Injectable } from '@nestjs/common'
import type { Actor, Done, DossierRef } from '#contracts'
import { Database } from '#platform'
import { onlyDraftsCanBeRemoved } from './dossier.errors.js'
import { assertVersion, Dossiers } from './dossiers.js'

/** Removes a draft with everything that was looked up for it; the record of the look-ups stays at the exchange. */
@Injectable()
export class RemoveDraft {
  constructor(
    private readonly database: Database,
    private readonly dossiers: Dossiers,
  ) {}

  execute({ dossier: id, ifMatch }: DossierRef, actor: Actor): Promise<Done> {
    return this.database.transaction(async (tx) => {
      const dossier = await this.dossiers.getForUpdate(tx, id, actor)
      assertVersion(dossier, actor, ifMatch)
      if (dossier.status !== 'draft') throw onlyDraftsCanBeRemoved()
      await tx.query('update idempotency set answer = null where result_id = $1', [dossier.id])
      await tx.remove(dossier)
      return { done: true }
    })
  }
}
