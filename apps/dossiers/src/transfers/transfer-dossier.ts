import { Injectable } from '@nestjs/common'
import type { ActorContext } from '#bus'
import { dossierAccess, type ActCommand } from '#contracts'
import { Catalogue, Idempotent } from '#platform'
import { dayOf } from '#vietnam'
import { saidOf } from '../answers/supplement.rules.js'
import type { Change } from '../dossier/change.js'
import type { Dossier } from '../dossier/dossier.entity.js'
import { dossierChanged } from '../dossier/dossier.errors.js'
import { Dossiers } from '../dossier/dossiers.js'
import type { Happened } from '../dossier/history.js'
import { isHandled, mayDoBeside, processOf } from '../lifecycle/actions.rules.js'
import { actionNotAllowed, permissionMissing, reasonNeeded } from '../lifecycle/lifecycle.errors.js'
import { inquiriesEnded } from '../inquiries/end-inquiries.js'
import { actionsAt, assertTakesSteps, isAskedToTakeOver } from '../standing/standing.rules.js'
import { assertCanTakeOver } from './receiving-office.rules.js'
import { receivingOfficeNeeded, transferWaits } from './transfer.errors.js'

/**
 * Passes a dossier to another office, which accepts or rejects it. Until it accepts nothing moves: the office that handles the
 * dossier goes on handling it. Answers, papers, snapshot, history and clock stay what they are throughout.
 */
@Injectable()
export class TransferDossier {
  constructor(
    private readonly dossiers: Dossiers,
    private readonly catalogue: Catalogue,
    private readonly idempotent: Idempotent,
  ) {}

  /** The handling office asks another to take the dossier over, or, naming itself, takes back what waits. */
  request(command: ActCommand, asked: ActorContext): Promise<Dossier> {
    return this.change(command, asked, (change) => this.requested(change, command.body))
  }

  /** Whether `accept` and `reject` of this actor answer a transfer. */
  async isAsked({ dossier, body }: ActCommand, { actor }: ActorContext): Promise<boolean> {
    if ((body.action !== 'accept' && body.action !== 'reject') || actor.role === 'citizen') return false
    return isAskedToTakeOver(await this.dossiers.get(dossierAccess.act, dossier, actor), actor)
  }

  /** The office that was asked takes the dossier over, or says why it does not. */
  answer(command: ActCommand, asked: ActorContext): Promise<Dossier> {
    return this.change(command, asked, (change) => this.answered(change, command.body))
  }

  private change(command: ActCommand, asked: ActorContext, work: (change: Change) => Happened): Promise<Dossier> {
    const { dossier: id } = command
    return this.dossiers.change(dossierAccess.act, command, asked, {
      settled: async ({ tx, actor }) => {
        await this.idempotent.claim(tx, `act ${id}`, actor, command, id)
        return undefined
      },
      work: async (change) => {
        const happened = work(change)
        const { handledBy } = change.dossier
        await change.record(happened, ...(await inquiriesEnded(change, (office) => office === handledBy)))
        return change.save()
      },
    })
  }

  private requested({ dossier, form, actor, at }: Change, { to, reason, note }: ActCommand['body']): Happened {
    const process = processOf(form)
    const allowed = () => actionsAt(process, dossier, actor)
    if (actor.role === 'citizen') throw permissionMissing('transfer', undefined, allowed())
    assertTakesSteps(process, dossier, 'transfer', actor)
    if (!mayDoBeside('transfer', actor)) throw permissionMissing('transfer', ['reception', 'process'], allowed())
    if (!isHandled(dossier.status) || dossier.handledBy === null) throw actionNotAllowed('transfer', allowed())
    if (to === undefined) throw receivingOfficeNeeded()
    if (dossier.transfer && to === dossier.handledBy) return this.takenBack(dossier, note)
    if (dossier.transfer) throw transferWaits(allowed())
    if (!reason) throw reasonNeeded('transfer')
    const authority = this.catalogue.get('authority', to)
    const level = this.catalogue.get('procedure', dossier.procedure)?.level ?? 'commune'
    assertCanTakeOver({ code: to, authority }, { handledBy: dossier.handledBy, level, today: dayOf(at) })
    dossier.pass({ from: dossier.handledBy, to, at: at.toISOString(), by: actor.name, reason })
    return { event: 'transferRequested', note: saidOf([this.nameOf(to), reason, note], []) }
  }

  private takenBack(dossier: Dossier, note: string | undefined): Happened {
    const said = saidOf([note], [])
    dossier.pass(null)
    return { event: 'transferTakenBack', ...(said ? { note: said } : {}) }
  }

  private answered({ dossier, form, actor }: Change, { action, reason, note }: ActCommand['body']): Happened {
    const { transfer } = dossier
    if (!transfer || !isAskedToTakeOver(dossier, actor)) throw dossierChanged()
    const allowed = actionsAt(processOf(form), dossier, actor)
    if (!actor.permissions.includes('reception')) throw permissionMissing(action, 'reception', allowed)
    if (!isHandled(dossier.status)) throw actionNotAllowed(action, allowed)
    if (action === 'accept') {
      dossier.handOver(transfer.to)
      return { event: 'transferred', note: saidOf([this.nameOf(transfer.to), note], []) }
    }
    if (!reason) throw reasonNeeded(action)
    dossier.pass(null)
    return { event: 'transferRefused', note: saidOf([this.nameOf(transfer.to), reason, note], []) }
  }

  private nameOf(code: string): string {
    return this.catalogue.get('authority', code)?.name.vi ?? code
  }
}
