import { Injectable } from '@nestjs/common'
import { Outbox, type ActorContext } from '#bus'
import { dossierAccess, dossiers, type Done, type DossierRef } from '#contracts'
import { Dossiers } from '../dossier/dossiers.js'
import { PersonAccesses } from '../matching/person-accesses.js'

/**
 * Removes a draft with everything that was looked up for it. The record of the look-ups stays at the exchange; an office
 * leaves behind that it was there, for the person and the head. Registries are told, so that nothing is watched for it.
 */
@Injectable()
export class RemoveDraft {
  constructor(
    private readonly dossiers: Dossiers,
    private readonly accesses: PersonAccesses,
    private readonly outbox: Outbox,
  ) {}

  execute(command: DossierRef, asked: ActorContext): Promise<Done> {
    return this.dossiers.change(dossierAccess.remove, command, asked, {
      work: async ({ tx, dossier, actor, at }) => {
        await this.accesses.record(tx, 'removed', dossier, actor)
        await tx.query(
          `update idempotency set answer = null, reservation = null, is_done = true
           where result_id = $1 or result_id in (select id from consent where dossier_id = $1)`,
          [dossier.id],
        )
        await this.outbox.record(tx, dossiers.facts, dossier.id, {
          ...{ kind: 'deleted', dossierId: dossier.id, at: at.toISOString() },
        })
        await tx.remove(dossier)
        return { done: true }
      },
    })
  }
}
