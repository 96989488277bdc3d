import { Injectable } from '@nestjs/common'
import type { ActorContext } from '#bus'
import { dossierAccess, type DecideRepresentationCommand, type DossierView } from '#contracts'
import { Idempotent } from '#platform'
import { Dossiers } from '../dossier/dossiers.js'
import { nothingToDecide } from '../representation/representation.errors.js'
import type { Representation } from '../representation/representation.rules.js'
import { Views } from '../views/views.js'

/** An official accepts or refuses the paper by which somebody acts for the applicant. */
@Injectable()
export class DecideRepresentation {
  constructor(
    private readonly dossiers: Dossiers,
    private readonly views: Views,
    private readonly idempotent: Idempotent,
  ) {}

  async execute(command: DecideRepresentationCommand, asked: ActorContext): Promise<DossierView> {
    const { decision, reason } = command.body
    const route = `represent ${command.dossier}`
    const changed = await this.dossiers.change(dossierAccess.decideRepresentation, command, asked, {
      settled: async (change) => {
        const { tx, dossier, actor } = change
        decidable(dossier.representation)
        if (!(await change.isFirst())) return dossier
        await this.idempotent.claim(tx, route, actor, command, dossier.id)
        return undefined
      },
      work: async (change) => {
        const { dossier, actor } = change
        const status = decision === 'accepted' ? 'verified' : 'refused'
        const decided = decidable(dossier.representation)
        dossier.representation = { ...decided, status, decidedBy: actor.name, reason }
        const event = decision === 'accepted' ? 'representationAccepted' : 'representationRefused'
        await change.record({ event, note: reason })
        return change.save()
      },
    })
    return this.views.view(changed, asked.actor)
  }
}

/** A parent is known to population: there is no paper. */
function decidable(representation: Representation | null): Representation {
  if (!representation || representation.kind === 'parent') throw nothingToDecide()
  return representation
}
