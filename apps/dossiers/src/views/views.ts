import { Injectable } from '@nestjs/common'
import type { Actor, DossierView, PaperToShow, SnapshotField } from '#contracts'
import { Catalogue, Database } from '#platform'
import type { Dossier } from '../dossier/dossier.entity.js'
import { formOf } from '../dossier/form-of.js'
import { feeOf } from '../fees/fee-of.js'
import { allowedActions, isOpen } from '../lifecycle/actions.rules.js'
import { clockSettings } from '../lifecycle/clock-settings.js'
import { pausesOf } from '../lifecycle/due.rules.js'
import { journeyOf, openParts, partsOf, type Journey } from '../lifecycle/parts.rules.js'
import { pauseEvents, statusEvents } from '../lifecycle/status-events.js'
import { SameEvents } from '../repeats/same-events.js'
import { isInScope, representationView } from '../representation/representation.rules.js'

/** Dossiers as the people who may see them read them. */
@Injectable()
export class Views {
  constructor(
    private readonly catalogue: Catalogue,
    private readonly database: Database,
    private readonly events: SameEvents,
  ) {}

  async view(dossier: Dossier, actor: Actor): Promise<DossierView> {
    const journey = journeyOf(dossier, formOf(this.catalogue, dossier))
    const sameEvents = await this.events.of(dossier, actor)
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
      fee: dossier.receivedAt && (dossier.fee ?? feeOf(this.catalogue, dossier, dossier.receivedAt)),
      snapshotId: dossier.snapshotId,
      ...(sameEvents.length > 0 ? { sameEvents } : {}),
      answers: dossier.answers,
      ...(dossier.status === 'supplementRequested' ? { requestedFields: dossier.wanted.map(({ path }) => path) } : {}),
      allowedActions: allowedActions(journey.process, journey.status, actor).filter((action) =>
        isInScope(dossier, actor, action),
      ),
      papers: await this.papers(dossier),
      ...(await this.parts(dossier, journey, actor)),
      version: dossier.version,
    }
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

  /** Who handles which part of a journey, where it stands, and when it is due. */
  private async parts(dossier: Dossier, journey: Journey, actor: Actor): Promise<Pick<DossierView, 'parts'>> {
    if (journey.parts.length === 0) return {}
    const events = await this.database.query<{ at: Date; event: string }>(pauseEvents, [dossier.id, statusEvents])
    const { afternoonRule = false } = this.catalogue.get('procedure', dossier.procedure) ?? {}
    const pauses = pausesOf(events, journey.process)
    const clock = { receivedAt: dossier.receivedAt, afternoonRule, pauses, settings: clockSettings(this.catalogue) }
    return { parts: partsOf(journey, clock, actor) }
  }

  /** Papers to be shown where a look-up disappointed and the form wants evidence. */
  private async papers(dossier: Dossier): Promise<PaperToShow[]> {
    if (!dossier.snapshotId) return []
    const [snapshot] = await this.database.query<{ fields: SnapshotField[] }>(
      'select fields from snapshot where id = $1',
      [dossier.snapshotId],
    )
    const { documents } = formOf(this.catalogue, dossier)
    return (snapshot?.fields ?? []).flatMap(({ path, concept, gap }) => {
      if (gap?.fallback !== 'askWithEvidence') return []
      const paper = documents.find(({ replacedBy }) => concept !== undefined && replacedBy?.includes(concept))
      return paper ? [{ name: paper.name, path, reason: gap.kind }] : []
    })
  }
}
