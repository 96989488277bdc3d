import { Injectable } from '@nestjs/common'
import type { EntityManager } from 'typeorm'
import { Outbox, type AskContext } from '#bus'
import { dossierAccess, dossiers as contract, type ActCommand, type Actor, type DossierAction } from '#contracts'
import { Catalogue, Clock, Database, Idempotent } from '#platform'
import { saidOf } from '../answers/supplement.rules.js'
import type { Dossier } from '../dossier/dossier.entity.js'
import { snapshotNotFound } from '../dossier/dossier.errors.js'
import { assertVersion, Dossiers } from '../dossier/dossiers.js'
import { formOf } from '../dossier/form-of.js'
import { clockStops, processOf, act, isOpen, transitions } from '../lifecycle/actions.rules.js'
import { journeyOf, openParts, partsToComplete } from '../lifecycle/parts.rules.js'
import { identityUnverified } from '../matching/match.errors.js'
import { representationUndecided } from '../representation/representation.errors.js'
import { assertInScope } from '../representation/representation.rules.js'
import type { Follow, Step } from './effects/effect.js'
import { Effects } from './effects/effects.js'

/**
 * One step of handling a dossier: the state changes, the step is kept in its history, and the clock follows. A journey is
 * completed part by part, or all that is open of it at once; with the last part the dossier is. What an action does beyond
 * its transition is its effect.
 */
@Injectable()
export class ActOnDossier {
  constructor(
    private readonly database: Database,
    private readonly dossiers: Dossiers,
    private readonly catalogue: Catalogue,
    private readonly outbox: Outbox,
    private readonly idempotent: Idempotent,
    private readonly clock: Clock,
    private readonly effects: Effects,
  ) {}

  async execute(command: ActCommand, context: AskContext & { actor: Actor }): Promise<Dossier> {
    const { actor } = context
    const effect = await this.prepared(command, context)
    return this.database.transaction(async (tx) => {
      const dossier = await this.dossiers.getForUpdate(tx, dossierAccess.act, command.dossier, actor)
      await this.idempotent.claim(tx, `act ${command.dossier}`, actor, command, dossier.id)
      assertVersion(dossier, actor, command.ifMatch)
      effect.confirm?.(dossier)
      return this.take(tx, dossier, command, actor, effect)
    })
  }

  /** The action's effect, after it has looked around: a step that is refused asks nobody and changes nothing. */
  private async prepared(command: ActCommand, context: AskContext & { actor: Actor }): Promise<Follow> {
    const { action, reason } = command.body
    const effect = this.effects.of(action)
    if (!effect.lookAround) return effect
    const { actor } = context
    const dossier = await this.dossiers.get(dossierAccess.act, command.dossier, actor)
    assertVersion(dossier, actor, command.ifMatch)
    act(processOf(formOf(this.catalogue, dossier)), dossier.status, action, actor, reason)
    return effect.lookAround(dossier, command, context)
  }

  private async take(
    tx: EntityManager,
    dossier: Dossier,
    { body }: ActCommand,
    actor: Actor,
    effect: Follow,
  ): Promise<Dossier> {
    const { action, reason, note } = body
    const at = this.clock.now()
    assertAcceptable(dossier, action)
    assertInScope(dossier, actor, action)
    const form = formOf(this.catalogue, dossier)
    const parts = partsToComplete(journeyOf(dossier, form), body, actor)
    for (const part of parts) {
      dossier.completePart(part.procedure, actor, at)
      const said = saidOf([part.name.vi, reason, note], [])
      await this.dossiers.record(tx, dossier.id, { at, event: 'partCompleted', actor, note: said })
    }
    if (parts.length === 0) await this.takeWhole(tx, dossier, { body, form, actor, at }, effect)
    else if (openParts(journeyOf(dossier, form)).length === 0) {
      dossier.take(processOf(form), action, actor, reason, at)
      await this.dossiers.record(tx, dossier.id, { at, event: transitions[action].event, actor })
    }
    const kind = isOpen(dossier.status) ? 'acted' : 'closed'
    await this.outbox.record(tx, contract.facts, dossier.id, { kind, dossierId: dossier.id, at: at.toISOString() })
    return tx.save(dossier)
  }

  private async takeWhole(tx: EntityManager, dossier: Dossier, step: Step, effect: Follow): Promise<void> {
    const { body, form, actor, at } = step
    const { action, reason, note, documents, lacks } = body
    const process = processOf(form)
    const stood = clockStops(process, dossier.status)
    dossier.take(process, action, actor, reason, at)
    await effect.follow?.(tx, dossier, step)
    const said = saidOf([reason, note], documents ?? [])
    const { event } = transitions[action]
    const wanting = action === 'requestSupplement' ? lacks : undefined
    await this.dossiers.record(tx, dossier.id, { at, event, actor, note: said || undefined, lacks: wanting })
    const runsAgain = stood && isOpen(dossier.status) && !clockStops(process, dossier.status)
    if (runsAgain) dossier.dueAt = await this.effects.dueAfterPauses(tx, dossier, process)
  }
}

/** Nobody is accepted whose identity, or whose representative’s paper, has not been looked at; nothing is completed unread. */
function assertAcceptable({ status, identity, representation, snapshotId }: Dossier, action: DossierAction): void {
  if ((action === 'accept' || action === 'complete') && status !== 'draft' && !snapshotId) throw snapshotNotFound()
  if (action !== 'accept') return
  if (status === 'submitted' && identity === 'unverified') throw identityUnverified()
  if (representation && representation.status !== 'verified') throw representationUndecided()
}
