import { Injectable } from '@nestjs/common'
import type { AskContext } from '#bus'
import { dossierAccess, type Actor, type DecideRepresentationCommand, type DossierView } from '#contracts'
import { Clock, Database, Idempotent } from '#platform'
import { assertVersion, Dossiers } from '../dossier/dossiers.js'
import { nothingToDecide } from '../representation/representation.errors.js'
import { Views } from '../views/views.js'

/** An official accepts or refuses the paper by which somebody acts for the applicant. */
@Injectable()
export class DecideRepresentation {
  constructor(
    private readonly database: Database,
    private readonly dossiers: Dossiers,
    private readonly clock: Clock,
    private readonly views: Views,
    private readonly idempotent: Idempotent,
  ) {}

  async execute(
    { dossier: id, ifMatch, body, idempotency }: DecideRepresentationCommand,
    context: AskContext & { actor: Actor },
  ): Promise<DossierView> {
    const { actor } = context
    const { decision, reason } = body
    const changed = await this.database.transaction(async (tx) => {
      const dossier = await this.dossiers.getForUpdate(tx, dossierAccess.decideRepresentation, id, actor)
      if (!dossier.representation || dossier.representation.kind === 'parent') throw nothingToDecide()
      if (!(await this.dossiers.isFirst(tx, context, dossier))) return dossier
      await this.idempotent.claim(tx, `represent ${id}`, actor, { idempotency }, dossier.id)
      assertVersion(dossier, actor, ifMatch)
      const status = decision === 'accepted' ? 'verified' : 'refused'
      dossier.representation = { ...dossier.representation, status, decidedBy: actor.name, reason }
      dossier.changedAt = this.clock.now()
      const event = decision === 'accepted' ? 'representationAccepted' : 'representationRefused'
      await this.dossiers.record(tx, dossier.id, { at: dossier.changedAt, event, actor, note: reason })
      return tx.save(dossier)
    })
    return this.views.view(changed, actor)
  }
}
