import { Injectable } from '@nestjs/common'
import type { Actor, Assignee, DossierListItem, DossierView, DueView, PaperToShow, SnapshotField } from '#contracts'
import { Database } from '#database'
import { Catalogue, Clock } from '#platform'
import { findCompetence } from '../competence/find-competence.js'
import { standingFields } from '../dossier/dispute.rules.js'
import type { Dossier } from '../dossier/dossier.entity.js'
import { formOf } from '../dossier/form-of.js'
import { feeOf } from '../fees/fee-of.js'
import { isOpen } from '../lifecycle/actions.rules.js'
import type { ClockEvent } from '../clock/count/clock-case.js'
import { isCalendarMissing } from '../clock/office/clock.errors.js'
import { writtenInstant } from '../clock/office/days.js'
import { DossierClock } from '../lifecycle/dossier-clock.js'
import { FactFlags } from '../live-facts/fact-flags.js'
import { journeyOf, openParts, partsOf, type Journey } from '../lifecycle/parts.rules.js'
import { SameEvents } from '../repeats/same-events.js'
import { recordedOutcome } from '../outcomes/kept-outcome.js'
import { resultView } from '../results/kept-result.js'
import { isInScope, representationView } from '../representation/representation.rules.js'
import { officeNamed, opinionsOf } from '../opinions/kept-opinions.js'
import { actionsAt, isHandledBy } from '../standing/standing.rules.js'
import { fieldsOfRow, snapshotColumns, type SnapshotColumns } from '../snapshots/kept-snapshot.rules.js'
import { consultedView } from './consulted.view.js'
import { requestedOf, supplementedOf } from './supplements.js'
import { papersAvoided } from './summary.rules.js'

/** Who works on a dossier, as the office reads it. */
export function assigneeOf({
  assignedTo,
  assignedName,
}: Pick<Dossier, 'assignedTo' | 'assignedName'>): Assignee | null {
  return assignedTo === null ? null : { account: assignedTo, name: assignedName ?? '' }
}

/** Dossiers as the people who may see them read them. */
@Injectable()
export class Views {
  constructor(
    private readonly catalogue: Catalogue,
    private readonly database: Database,
    private readonly events: SameEvents,
    private readonly flags: FactFlags,
    private readonly dossierClock: DossierClock,
    private readonly clock: Clock,
  ) {}

  async view(dossier: Dossier, actor: Actor): Promise<DossierView> {
    const journey = journeyOf(dossier, formOf(this.catalogue, dossier))
    const events = dossier.receivedAt ? await this.dossierClock.events(dossier, journey.process) : []
    const sameEvents = await this.events.of(dossier, actor)
    const changed = actor.role !== 'citizen' && isOpen(dossier.status) ? await this.flags.of(dossier) : []
    const result = await resultView(this.database, dossier)
    const outcome = dossier.receivedAt && (await recordedOutcome(this.database, this.catalogue, dossier.id))
    return {
      id: dossier.id,
      code: dossier.code,
      procedure: dossier.procedure,
      procedureName: this.procedureName(dossier.procedure),
      formVersion: dossier.formVersion,
      status: dossier.status,
      identity: dossier.identity,
      receivedBy: dossier.receivedBy,
      handledBy: dossier.handledBy,
      createdAt: dossier.createdAt.toISOString(),
      applicantName: dossier.applicantName,
      subjects: dossier.subjects,
      ...(dossier.representation
        ? { representation: representationView(dossier.representation, dossier.applicantName) }
        : {}),
      submittedAt: dossier.receivedAt?.toISOString() ?? null,
      receivedAt: dossier.receivedAt?.toISOString() ?? null,
      dueAt: dossier.dueAt?.toISOString() ?? null,
      due: this.due(dossier, events),
      fee: dossier.receivedAt && (dossier.fee ?? feeOf(this.catalogue, dossier, dossier.receivedAt)),
      snapshotId: dossier.snapshotId,
      ...(actor.role === 'citizen' ? {} : { assignedTo: assigneeOf(dossier) }),
      ...this.transfer(dossier),
      ...(await opinionsOf(this.database, dossier, actor, { catalogue: this.catalogue, now: this.clock.now() })),
      ...this.competence(dossier),
      ...(actor.role === 'citizen' ? {} : await supplementedOf(this.database, dossier)),
      ...(sameEvents.length > 0 ? { sameEvents } : {}),
      ...(changed.length > 0 ? { changedFacts: changed } : {}),
      answers: dossier.answers,
      ...requestedOf(dossier),
      allowedActions: actionsAt(journey.process, dossier, actor).filter((action) => isInScope(dossier, actor, action)),
      papers: await this.papers(dossier),
      ...(result ? { result } : {}),
      ...(outcome ? { outcome } : {}),
      ...this.parts(dossier, journey, events, actor),
      version: dossier.version,
    }
  }

  /** A dossier as an office reads it that gave its opinion. */
  consulted(dossier: Dossier, actor: Actor): DossierView {
    return consultedView(this.catalogue, dossier, actor)
  }

  /** The fields of a kept snapshot as they are told of a dossier. */
  standingFields(dossier: Dossier, fields: readonly SnapshotField[]): SnapshotField[] {
    return standingFields(formOf(this.catalogue, dossier), dossier, fields)
  }

  procedureName(code: string) {
    return this.catalogue.get('procedure', code)?.name ?? { vi: code, en: code }
  }

  /** How many parts of a submitted journey are still open; undefined of every other dossier. */
  openParts(dossier: Pick<Dossier, 'procedure' | 'formVersion' | 'status' | 'completedParts'>): number | undefined {
    if (dossier.status === 'draft' || !isOpen(dossier.status)) return undefined
    const published = this.catalogue.get('formVersion', `${dossier.procedure}@${dossier.formVersion}`)
    return published?.form.parts && openParts(journeyOf(dossier, published.form)).length
  }

  /** The offices whose opinion a dossier waits for, what is due first at the top; nothing where it waits for none. */
  waitsForOpinions({ inquiries }: Pick<Dossier, 'inquiries'>): Pick<DossierListItem, 'waitsForOpinions'> {
    const now = this.clock.now().toISOString()
    const open = inquiries.filter(({ isOpen }) => isOpen).sort((a, b) => (a.dueAt < b.dueAt ? -1 : 1))
    if (open.length === 0) return {}
    return {
      waitsForOpinions: open.map(({ to, dueAt }) => ({
        to: officeNamed(this.catalogue, to),
        ...{ dueAt, isLate: dueAt < now },
      })),
    }
  }

  /** Which office is asked to take the dossier over; nothing where none is. */
  private transfer({ transfer }: Pick<Dossier, 'transfer'>): Pick<DossierView, 'transfer'> {
    if (!transfer) return {}
    const { from, to, ...rest } = transfer
    return { transfer: { from: officeNamed(this.catalogue, from), to: officeNamed(this.catalogue, to), ...rest } }
  }

  /** Who is competent for an open dossier, where a rule says it. */
  private competence(dossier: Dossier): Pick<DossierView, 'competence'> {
    const found = isOpen(dossier.status) ? findCompetence(this.catalogue, dossier, this.clock.now()) : undefined
    if (!found) return {}
    const office = found.office === null ? null : officeNamed(this.catalogue, found.office)
    return { competence: { ...found, office } }
  }

  /** Who handles which part of a journey, where it stands, and when it is due. */
  private parts(
    dossier: Dossier,
    journey: Journey,
    events: readonly ClockEvent[],
    actor: Actor,
  ): Pick<DossierView, 'parts'> {
    if (journey.parts.length === 0) return {}
    const { afternoonRule = false } = this.catalogue.get('procedure', dossier.procedure) ?? {}
    const office = this.dossierClock.officeOf(dossier)
    const parts = partsOf(journey, { receivedAt: dossier.receivedAt, afternoonRule, events, office }, actor)
    return { parts: isHandledBy(dossier, actor) ? parts : parts.map((part) => ({ ...part, allowedActions: [] })) }
  }

  /** When it is due, and why; of a procedure or a calendar that is gone the day is known and nothing more. */
  private due(dossier: Dossier, events: readonly ClockEvent[]): DueView {
    const procedure = this.catalogue.get('procedure', dossier.procedure)
    const unexplained = { at: dossier.dueAt && writtenInstant(dossier.dueAt.getTime()), explanation: [] }
    if (!procedure) return unexplained
    try {
      return this.dossierClock.view(dossier, procedure, events)
    } catch (error) {
      if (isCalendarMissing(error)) return unexplained
      throw error
    }
  }

  /** How many papers the dossier need not bring, as far as its answers tell which are demanded. */
  papersAvoided(dossier: Dossier, fields: readonly SnapshotField[]): number {
    return papersAvoided(formOf(this.catalogue, dossier), fields, dossier.answers)
  }

  /** Papers to be shown where a look-up disappointed and the form wants evidence. */
  async papers(dossier: Dossier): Promise<PaperToShow[]> {
    if (!dossier.snapshotId) return []
    const [row] = await this.database.query<SnapshotColumns>(
      `select ${snapshotColumns} from snapshot where id = $1 and dossier_id = $2`,
      [dossier.snapshotId, dossier.id],
    )
    const { documents } = formOf(this.catalogue, dossier)
    return this.standingFields(dossier, row ? fieldsOfRow(row) : []).flatMap(({ path, concept, gap }) => {
      if (gap?.fallback !== 'askWithEvidence') return []
      const paper = documents.find(
        ({ replacedBy, proves }) =>
          concept !== undefined && [...(replacedBy ?? []), ...(proves ?? [])].includes(concept),
      )
      return paper ? [{ name: paper.name, path, reason: gap.kind }] : []
    })
  }
}
