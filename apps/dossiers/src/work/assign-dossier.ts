import { Injectable } from '@nestjs/common'
import type { ActorContext } from '#bus'
import { dossierAccess, type ActCommand, type Assignee } from '#contracts'
import { accountNameOf, Idempotent } from '#platform'
import { saidOf } from '../answers/supplement.rules.js'
import type { Change } from '../dossier/change.js'
import type { Dossier } from '../dossier/dossier.entity.js'
import { Dossiers } from '../dossier/dossiers.js'
import { processOf } from '../lifecycle/actions.rules.js'
import { assertMayAssign } from './assignment.rules.js'
import { Colleagues } from '../colleagues/colleagues.js'
import { assigneeUnknown } from './work.errors.js'

/** An official takes a dossier over, gives it back, or a supervisor gives it to somebody of the office that handles it. */
@Injectable()
export class AssignDossier {
  constructor(
    private readonly dossiers: Dossiers,
    private readonly colleagues: Colleagues,
    private readonly idempotent: Idempotent,
  ) {}

  execute(command: ActCommand, asked: ActorContext): Promise<Dossier> {
    const { dossier: id, body } = command
    const own = accountNameOf(asked.actor)
    return this.dossiers.change(dossierAccess.act, command, asked, {
      settled: async ({ tx, actor }) => {
        await this.idempotent.claim(tx, `act ${id}`, actor, command, id)
        return undefined
      },
      work: async (change) => {
        const { dossier, actor, form } = change
        const assignee = body.assignee === undefined ? own : body.assignee
        assertMayAssign(dossier, actor, { own, assignee }, processOf(form))
        const found = assignee === null ? null : await this.find(change, own, assignee)
        dossier.assignedTo = found?.account ?? null
        dossier.assignedName = found?.name ?? null
        await change.record({ event: 'assigned', note: saidOf([found?.name, body.note], []) || undefined })
        return change.save()
      },
    })
  }

  /** Throws `assignee_unknown` where the account is of nobody at the office that handles the dossier. */
  private async find({ tx, dossier, actor }: Change, own: string, account: string): Promise<Assignee> {
    const { handledBy } = dossier
    if (account === own && actor.authority === handledBy) return { account: own, name: actor.name }
    const found = handledBy === null ? undefined : await this.colleagues.find(tx, handledBy, account)
    if (!found) throw assigneeUnknown()
    return found
  }
}
