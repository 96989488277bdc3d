import { Injectable } from '@nestjs/common'
import type { EntityManager } from 'typeorm'
import { dossiers as contract, type ActCommand, type Actor, type DossierView } from '#contracts'
import { Catalogue, Clock, Database, invalidInput, Outbox, type AskContext } from '#platform'
import { snapshotFields } from '../answers/answer-fields.js'
import { dueAt, type Pause } from '../clock/due.rules.js'
import { clockSettings } from '../clock/settings.js'
import type { Dossier } from './dossier.entity.js'
import { dossierNotFound, identityUnverified, procedureNotFound } from './dossier.errors.js'
import { isOpen, transitions } from './dossier.rules.js'
import { assertVersion, Dossiers } from './dossiers.js'
import { MatchApplicant } from './match-applicant.js'
import { Views } from './views.js'

/** What acting works with beside the catalogue and the database. */
@Injectable()
export class ActingParts {
  constructor(
    readonly clock: Clock,
    readonly match: MatchApplicant,
    readonly views: Views,
  ) {}
}

/** One step of handling a dossier: the state changes, the step is kept in its history, and the clock follows. */
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
    if (command.body.action === 'accept') await this.matchBeforeAcceptance(command.dossier, context)
    const changed = await this.database.transaction(async (tx) => {
      const dossier = await this.dossiers.getForUpdate(tx, command.dossier, actor)
      assertVersion(dossier, actor, command.ifMatch)
      return this.take(tx, dossier, command, actor)
    })
    return this.parts.views.view(changed, actor)
  }

  private async take(tx: EntityManager, dossier: Dossier, { body }: ActCommand, actor: Actor): Promise<Dossier> {
    const { action, reason, note, fields } = body
    const at = this.parts.clock.now()
    if (action === 'accept' && dossier.status === 'submitted' && dossier.identity === 'unverified')
      throw identityUnverified()
    dossier.take(action, actor, reason, at)
    if (action === 'requestSupplement') dossier.wanted = await this.wantedFields(tx, dossier, fields ?? [])
    if (action === 'supplement') dossier.wanted = []
    const said = [reason, note].filter((text) => text !== undefined && text !== null).join('. ')
    await this.dossiers.record(tx, dossier.id, { at, event: transitions[action].event, actor, note: said || undefined })
    if (action === 'supplement') dossier.dueAt = await this.dueAfterPauses(tx, dossier)
    const kind = isOpen(dossier.status) ? 'acted' : 'closed'
    await this.outbox.record(tx, contract.facts, dossier.id, { kind, dossierId: dossier.id, at: at.toISOString() })
    return tx.save(dossier)
  }

  /** What a registry provided may not be asked for again (Nghị quyết 66.7/2025/NQ-CP). */
  private async wantedFields(tx: EntityManager, dossier: Dossier, paths: string[]): Promise<string[]> {
    const provided = new Set(
      (await snapshotFields(tx, dossier))
        ?.filter(({ status, editable }) => status === 'provided' && !editable)
        .map(({ path }) => path),
    )
    const refused = paths.filter((path) => provided.has(path))
    if (refused.length === 0) return paths
    throw invalidInput(
      refused.map((path) => ({
        path,
        code: 'registry_value_requested',
        message: {
          vi: 'Luật không cho hỏi lại thông tin này vì cơ sở dữ liệu đã có.',
          en: 'The law does not allow asking for this again: a database holds it.',
        },
      })),
    )
  }

  private async dueAfterPauses(tx: EntityManager, dossier: Dossier): Promise<Date | null> {
    const procedure = this.catalogue.get('procedure', dossier.procedure)
    if (!procedure) throw procedureNotFound()
    if (!dossier.receivedAt) return null
    const events = await tx.query<{ at: Date; event: string }[]>(
      `select at, event from dossier_event where dossier_id = $1 and event in ('supplementRequested', 'supplemented') order by at, id`,
      [dossier.id],
    )
    const { deadline, afternoonRule } = procedure
    return (
      dueAt(dossier.receivedAt, deadline, afternoonRule, pausesOf(events), clockSettings(this.catalogue)) ??
      dossier.dueAt
    )
  }

  /** A dossier opened while population was down is matched now, outside the transaction; a mismatch refuses acceptance. */
  private async matchBeforeAcceptance(id: string, context: AskContext & { actor: Actor }): Promise<void> {
    const dossier = await this.dossiers.get(id, context.actor)
    if (dossier.identity === 'verified') return
    const { personId } = await this.parts.match.execute(dossier, context, context.deadline - 300)
    if (!personId) throw identityUnverified()
    const [row] = await this.database.write<{ id: string }>(
      `update dossier set identity = 'verified', applicant_person_id = $2 where id = $1 and identity = 'unverified' returning id`,
      [dossier.id, personId],
    )
    if (!row) throw dossierNotFound()
  }
}

/** The stretches between a request for a supplement and what answered it, folded from the dossier's history. */
export function pausesOf(events: readonly { at: Date; event: string }[]): Pause[] {
  return events.reduce<Pause[]>((pauses, { at, event }) => {
    const last = pauses.at(-1)
    if (event === 'supplementRequested') return [...pauses, { from: at }]
    return last ? [...pauses.slice(0, -1), { ...last, to: at }] : pauses
  }, [])
}
