import { Injectable } from '@nestjs/common'
import type { EntityManager } from 'typeorm'
import { Bus, Outbox, type AskContext } from '#bus'
import {
  dossierAccess,
  dossiers as contract,
  forms,
  type ActCommand,
  type Actor,
  type DossierAction,
  type DossierView,
  type FormProcess,
  type RequestedAgain,
} from '#contracts'
import { Catalogue, Clock, Database, Idempotent, invalidInput } from '#platform'
import { Submissions } from '../answers/submissions.js'
import { refusedRequests, saidOf, unanswerable, wantedAt } from '../answers/supplement.rules.js'
import type { Dossier } from '../dossier/dossier.entity.js'
import { dossierChanged, procedureNotFound, snapshotNotFound } from '../dossier/dossier.errors.js'
import { assertVersion, Dossiers } from '../dossier/dossiers.js'
import { formOf } from '../dossier/form-of.js'
import { snapshotFields } from '../dossier/snapshot-fields.js'
import type { Wanted } from '../dossier/wanted.js'
import { clockStops, processOf, act, isOpen, transitions } from '../lifecycle/actions.rules.js'
import { clockSettings } from '../lifecycle/clock-settings.js'
import { dueAt, pausesOf } from '../lifecycle/due.rules.js'
import { journeyOf, openParts, partsToComplete } from '../lifecycle/parts.rules.js'
import { pauseEvents, statusEvents } from '../lifecycle/status-events.js'
import { MatchPerson } from '../matching/match-person.js'
import { identityUnverified } from '../matching/match.errors.js'
import { NoteRepeats } from '../repeats/note-repeats.js'
import { representationUndecided } from '../representation/representation.errors.js'
import { assertInScope } from '../representation/representation.rules.js'
import { Views } from '../views/views.js'

/** What acting works with beside the catalogue and the database. */
@Injectable()
export class ActingParts {
  constructor(
    readonly clock: Clock,
    readonly match: MatchPerson,
    readonly submissions: Submissions,
    readonly views: Views,
    readonly bus: Bus,
    readonly idempotent: Idempotent,
    readonly noteRepeats: NoteRepeats,
  ) {}
}

/** An applicant as population matched her, on the grounds the dossier then had. */
interface MatchedApplicant {
  personId: string
  grounds: number
}

/** What other services said before a step is taken. */
interface LookedAround {
  matched?: MatchedApplicant
  found: RequestedAgain[]
}

/**
 * One step of handling a dossier: the state changes, the step is kept in its history, and the clock follows. A journey is
 * completed part by part, or all that is open of it at once; with the last part the dossier is.
 */
@Injectable()
export class ActOnDossier {
  constructor(
    private readonly database: Database,
    private readonly dossiers: Dossiers,
    private readonly catalogue: Catalogue,
    private readonly outbox: Outbox,
    private readonly parts: ActingParts,
  ) {}

  async execute(command: ActCommand, context: AskContext & { actor: Actor }): Promise<DossierView> {
    const { actor } = context
    const { matched, found } = await this.lookAround(command, context)
    const changed = await this.database.transaction(async (tx) => {
      const dossier = await this.dossiers.getForUpdate(tx, dossierAccess.act, command.dossier, actor)
      await this.parts.idempotent.claim(tx, `act ${command.dossier}`, actor, command, dossier.id)
      assertVersion(dossier, actor, command.ifMatch)
      if (matched) confirmApplicant(dossier, matched)
      return this.take(tx, dossier, command, actor, found)
    })
    return this.parts.views.view(changed, actor)
  }

  /**
   * What other services are asked before the transaction, and only for a step that is this actor's, of the version the actor
   * has seen and possible now: a step that is refused asks nobody and changes nothing.
   */
  private async lookAround(command: ActCommand, context: AskContext & { actor: Actor }): Promise<LookedAround> {
    const { action, reason } = command.body
    if (action !== 'accept' && action !== 'requestSupplement') return { found: [] }
    const { actor } = context
    const dossier = await this.dossiers.get(dossierAccess.act, command.dossier, actor)
    assertVersion(dossier, actor, command.ifMatch)
    act(processOf(formOf(this.catalogue, dossier)), dossier.status, action, actor, reason)
    return action === 'accept'
      ? { matched: await this.matchBeforeAcceptance(dossier, context), found: [] }
      : { found: await this.readRequest(command, context) }
  }

  private async take(
    tx: EntityManager,
    dossier: Dossier,
    { body }: ActCommand,
    actor: Actor,
    found: RequestedAgain[],
  ): Promise<Dossier> {
    const { action, reason, note } = body
    const at = this.parts.clock.now()
    assertAcceptable(dossier, action)
    assertInScope(dossier, actor, action)
    const form = formOf(this.catalogue, dossier)
    const parts = partsToComplete(journeyOf(dossier, form), body, actor)
    for (const part of parts) {
      dossier.completePart(part.procedure, actor, at)
      const said = saidOf([part.name.vi, reason, note], [])
      await this.dossiers.record(tx, dossier.id, { at, event: 'partCompleted', actor, note: said })
    }
    if (parts.length === 0) await this.takeWhole(tx, dossier, body, { actor, at, process: processOf(form), found })
    else if (openParts(journeyOf(dossier, form)).length === 0) {
      dossier.take(processOf(form), action, actor, reason, at)
      await this.dossiers.record(tx, dossier.id, { at, event: transitions[action].event, actor })
    }
    const kind = isOpen(dossier.status) ? 'acted' : 'closed'
    await this.outbox.record(tx, contract.facts, dossier.id, { kind, dossierId: dossier.id, at: at.toISOString() })
    return tx.save(dossier)
  }

  private async takeWhole(
    tx: EntityManager,
    dossier: Dossier,
    body: ActCommand['body'],
    { actor, at, process, found }: { actor: Actor; at: Date; process: FormProcess; found: RequestedAgain[] },
  ): Promise<void> {
    const { action, reason, note, documents } = body
    const stood = clockStops(process, dossier.status)
    dossier.take(process, action, actor, reason, at)
    if (action === 'requestSupplement') dossier.wanted = await this.wantedFields(tx, dossier, body, found)
    if (action === 'supplement') await this.supplemented(tx, dossier, actor, at)
    const said = saidOf([reason, note], documents ?? [])
    await this.dossiers.record(tx, dossier.id, { at, event: transitions[action].event, actor, note: said || undefined })
    const runsAgain = stood && isOpen(dossier.status) && !clockStops(process, dossier.status)
    if (runsAgain) dossier.dueAt = await this.dueAfterPauses(tx, dossier, process)
  }

  /** A supplement passes and leaves behind what a submission does, and what was asked for has to be answered. */
  private async supplemented(tx: EntityManager, dossier: Dossier, actor: Actor, at: Date): Promise<void> {
    const fields = await this.parts.submissions.completeFields(tx, dossier, actor)
    await this.parts.noteRepeats.onSubmission(tx, dossier, fields)
    await this.parts.submissions.keep(tx, dossier, 'supplemented', actor, at)
    dossier.wanted = []
  }

  /** What a request for a supplement asks for in words that registries announced, as the catalogue reads it. */
  private async readRequest({ body }: ActCommand, context: AskContext): Promise<RequestedAgain[]> {
    const texts = [body.reason, body.note].filter((text) => typeof text === 'string')
    const papers = (body.documents ?? []).map(({ name }) => name)
    const { correlationId, deadline } = context
    const read = await this.parts.bus.ask(
      forms.readRequest,
      { texts, papers },
      { correlationId, deadline: deadline - 300 },
    )
    return read.found
  }

  /** The fields a request may ask for; throws `invalid` with every place that asks for what a database holds. */
  private async wantedFields(
    tx: EntityManager,
    dossier: Dossier,
    { fields, documents }: ActCommand['body'],
    found: RequestedAgain[],
  ): Promise<Wanted[]> {
    const asked = { fields: fields ?? [], documents: documents ?? [], found }
    const standing = {
      form: formOf(this.catalogue, dossier),
      fields: (await snapshotFields(tx, dossier)) ?? [],
      answers: dossier.answers,
    }
    const refused = [...unanswerable(standing, asked.fields), ...refusedRequests(asked, standing.fields)]
    if (refused.length > 0) throw invalidInput(refused)
    return wantedAt(dossier.answers, asked.fields)
  }

  private async dueAfterPauses(tx: EntityManager, dossier: Dossier, process: FormProcess): Promise<Date | null> {
    const procedure = this.catalogue.get('procedure', dossier.procedure)
    if (!procedure) throw procedureNotFound()
    if (!dossier.receivedAt) return null
    const events = await tx.query<{ at: Date; event: string }[]>(pauseEvents, [dossier.id, statusEvents])
    const { deadline, afternoonRule } = procedure
    const pauses = pausesOf(events, process)
    return dueAt(dossier.receivedAt, deadline, afternoonRule, pauses, clockSettings(this.catalogue)) ?? dossier.dueAt
  }

  /** The applicant of a dossier that was opened while population was down; a mismatch refuses acceptance. */
  private async matchBeforeAcceptance(
    dossier: Dossier,
    context: AskContext & { actor: Actor },
  ): Promise<MatchedApplicant | undefined> {
    if (dossier.identity === 'verified' || dossier.status !== 'submitted') return undefined
    const { personId } = await this.parts.match.applicant(dossier, context, context.deadline - 300)
    if (!personId) throw identityUnverified()
    return { personId, grounds: dossier.grounds }
  }
}

/** Throws `dossier_changed` where the match rests on what stands no longer. */
function confirmApplicant(dossier: Dossier, { personId, grounds }: MatchedApplicant): void {
  if (dossier.identity === 'verified' || dossier.grounds !== grounds) throw dossierChanged()
  Object.assign(dossier, { identity: 'verified', applicantPersonId: personId })
}

/** Nobody is accepted whose identity, or whose representative’s paper, has not been looked at; nothing is completed unread. */
function assertAcceptable({ status, identity, representation, snapshotId }: Dossier, action: DossierAction): void {
  if ((action === 'accept' || action === 'complete') && status !== 'draft' && !snapshotId) throw snapshotNotFound()
  if (action !== 'accept') return
  if (status === 'submitted' && identity === 'unverified') throw identityUnverified()
  if (representation && representation.status !== 'verified') throw representationUndecided()
}
