import { Injectable } from '@nestjs/common'
import type { ActorContext } from '#bus'
import { dossierAccess, type ActCommand, type Actor } from '#contracts'
import { Catalogue, Idempotent } from '#platform'
import { saidOf } from '../answers/supplement.rules.js'
import type { Change } from '../dossier/change.js'
import type { Dossier } from '../dossier/dossier.entity.js'
import { Dossiers } from '../dossier/dossiers.js'
import { forgetShared } from '../inquiries/end-inquiries.js'
import { isHandled, mayDoBeside, processOf } from '../lifecycle/actions.rules.js'
import { actionNotAllowed, permissionMissing } from '../lifecycle/lifecycle.errors.js'
import { handledElsewhere } from '../standing/standing.errors.js'
import { actionsAt, inquiriesTo, type Inquiry } from '../standing/standing.rules.js'
import { officeNamed } from './kept-opinions.js'
import { inquiryEnded, inquiryNeeded, inquiryNotFound, opinionNeeded } from './opinion.errors.js'

/** An office that is asked gives its opinion, once. Of two officials who answer at once the later one is told so. */
@Injectable()
export class GiveOpinion {
  constructor(
    private readonly dossiers: Dossiers,
    private readonly catalogue: Catalogue,
    private readonly idempotent: Idempotent,
  ) {}

  execute(command: ActCommand, asked: ActorContext): Promise<Dossier> {
    const { dossier: id, body } = command
    return this.dossiers.change(dossierAccess.act, command, asked, {
      settled: async ({ tx, actor }) => {
        await this.idempotent.claim(tx, `act ${id}`, actor, command, id)
        return undefined
      },
      work: async (change) => {
        await this.give(change, body)
        return change.save()
      },
    })
  }

  private async give(change: Change, { opinion, inquiry }: ActCommand['body']): Promise<void> {
    const { tx, dossier, form, actor, at } = change
    const { id, to } = answered(dossier, actor, inquiry, actionsAt(processOf(form), dossier, actor))
    if (!opinion) throw opinionNeeded()
    const [rows] = await tx.query<[{ number: string }[], number]>(
      `update opinion set ${forgetShared}, ended_at = $3, decision = $4, answer = $5, answered_by = $6
       where dossier_id = $1 and id = $2 and ended_at is null returning number`,
      [dossier.id, id, at, opinion.decision, opinion.text, actor.name],
    )
    dossier.endInquiries([id])
    const { name } = officeNamed(this.catalogue, to)
    await change.record({ event: 'opinionGiven', note: saidOf([rows[0]?.number, name.vi], []) })
  }
}

/** The inquiry that an opinion answers; throws where it is not this actor's to answer, or has ended. */
function answered(
  dossier: Dossier,
  actor: Actor,
  id: string | undefined,
  allowed: ReturnType<typeof actionsAt>,
): Inquiry {
  if (actor.role === 'citizen') throw permissionMissing('giveOpinion', undefined, allowed)
  const all = inquiriesTo(dossier, actor).filter((one) => id === undefined || one.id === id.toLowerCase())
  if (all.length === 0) throw id === undefined ? handledElsewhere(allowed) : inquiryNotFound()
  if (!mayDoBeside('giveOpinion', actor)) throw permissionMissing('giveOpinion', ['process', 'sign'], allowed)
  if (!isHandled(dossier.status)) throw actionNotAllowed('giveOpinion', allowed)
  const open = all.filter(({ isOpen }) => isOpen)
  if (open.length > 1) throw inquiryNeeded()
  if (!open[0]) throw inquiryEnded(allowed)
  return open[0]
}
