import { Injectable } from '@nestjs/common'
import type { ActorContext } from '#bus'
import { dossierAccess, type ActCommand, type DossierAction } from '#contracts'
import { Catalogue, Idempotent, invalidInput } from '#platform'
import { saidOf } from '../answers/supplement.rules.js'
import type { Change } from '../dossier/change.js'
import type { Dossier } from '../dossier/dossier.entity.js'
import { assertVersion, Dossiers } from '../dossier/dossiers.js'
import { formOf } from '../dossier/form-of.js'
import type { Happened } from '../dossier/history.js'
import { act, isOpen, processOf, transitions } from '../lifecycle/actions.rules.js'
import { journeyOf, openParts, partsToComplete } from '../lifecycle/parts.rules.js'
import { KeepMeasure } from '../measures/keep-measure.js'
import { endInquiries } from '../inquiries/end-inquiries.js'
import { assertInScope } from '../representation/representation.rules.js'
import { outcomeNotWanted } from '../results/result.errors.js'
import { assertTakesSteps } from '../standing/standing.rules.js'
import { ActBeside } from './act-beside.js'
import type { Follow } from './effects/effect.js'
import { Effects } from './effects/effects.js'

/** What a command says of a step of the graph. */
type Step = ActCommand['body'] & { action: DossierAction }

/**
 * One step of handling a dossier: the state changes, the step is kept in its history, and the clock follows. A journey is
 * completed part by part, or all that is open of it at once; with the last part the dossier is. What an action does beyond
 * its transition is its effect.
 */
@Injectable()
export class ActOnDossier {
  constructor(
    private readonly dossiers: Dossiers,
    private readonly catalogue: Catalogue,
    private readonly idempotent: Idempotent,
    private readonly effects: Effects,
    private readonly actBeside: ActBeside,
    private readonly keepMeasure: KeepMeasure,
  ) {}

  async execute(command: ActCommand, asked: ActorContext): Promise<Dossier> {
    const { body, dossier: id } = command
    const beside = await this.actBeside.execute(command, asked)
    if (typeof beside !== 'string') return beside
    const step = { ...body, action: beside }
    if (body.outcome && body.action !== 'complete') throw invalidInput([outcomeNotWanted()])
    const effect = await this.prepared(command, step.action, asked)
    return this.dossiers.change(dossierAccess.act, command, asked, {
      settled: async ({ tx, actor }) => {
        await this.idempotent.claim(tx, `act ${id}`, actor, command, id)
        return undefined
      },
      work: async (change) => {
        const { dossier, actor } = change
        const wasOpen = isOpen(dossier.status)
        assertTakesSteps(processOf(change.form), dossier, step.action, actor)
        effect.confirm?.(dossier)
        assertInScope(dossier, actor, step.action)
        const completed = completeParts(change, step)
        if (completed.length === 0) await this.takeWhole(change, step, effect)
        else await takeParts(change, step, completed, effect)
        if (!isOpen(dossier.status)) await close(change)
        if (wasOpen) await this.keepMeasure.keep(change)
        return change.save()
      },
    })
  }

  /** The action's effect, after it has looked around: a step that is refused asks nobody and changes nothing. */
  private async prepared(command: ActCommand, action: DossierAction, asked: ActorContext): Promise<Follow> {
    const { reason } = command.body
    const effect = this.effects.of(action)
    if (!effect.lookAround) return effect
    const { actor } = asked
    const dossier = await this.dossiers.get(dossierAccess.act, command.dossier, actor)
    assertVersion(dossier, command.ifMatch, actor)
    const process = processOf(formOf(this.catalogue, dossier))
    assertTakesSteps(process, dossier, action, actor)
    act(process, dossier.status, action, actor, reason)
    return effect.lookAround(dossier, command, asked)
  }

  private async takeWhole(change: Change, body: Step, effect: Follow): Promise<void> {
    const { action, reason, note, documents } = body
    const process = processOf(change.form)
    const before = change.dossier.status
    change.dossier.take(process, action, change.actor, reason, change.at)
    const more = await effect.follow?.(change, body)
    const said = saidOf([reason, note], documents ?? [])
    await change.record({ event: transitions[action].event, note: said || undefined, ...more })
    await this.effects.clockFollows(change, before)
  }
}

/** Nobody is waited for any more about a dossier that ended. */
async function close(change: Change): Promise<void> {
  change.dossier.pass(null)
  await endInquiries(change)
}

/** Completes the parts of a journey the step names, or all that are open where it names none. */
function completeParts({ dossier, form, actor, at }: Change, body: Step): Happened[] {
  return partsToComplete(journeyOf(dossier, form), body, actor).map((part) => {
    dossier.completePart(part.procedure, actor, at)
    return { event: 'partCompleted', note: saidOf([part.name.vi, body.reason, body.note], []) }
  })
}

/** With the last part the dossier itself is completed. */
async function takeParts(change: Change, body: Step, completed: readonly Happened[], effect: Follow): Promise<void> {
  const { dossier, form, actor, at } = change
  const { action, reason } = body
  if (openParts(journeyOf(dossier, form)).length > 0) return change.record(...completed)
  dossier.take(processOf(form), action, actor, reason, at)
  const more = await effect.follow?.(change, body)
  await change.record(...completed, { event: transitions[action].event, ...more })
}
