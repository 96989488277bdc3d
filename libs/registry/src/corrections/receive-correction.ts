import { Inject, Injectable } from '@nestjs/common'
import { v7 as uuidv7 } from 'uuid'
import { Bus, type HearContext } from '#bus'
import { dossiers, type DossierFact, type RegistryId } from '#contracts'
import { Clock } from '#platform'
import { REGISTRY_ID, REGISTRY_SCHEMA } from '../answering/registry-id.js'
import { CorrectedRecords } from './corrected-records.js'
import { DecisionSurroundings } from './decision-surroundings.js'

/** How long the dossier service may take to hand over what a correction claims. */
const patienceMs = 3000

/**
 * Takes a claim meant for this registry to its own books, and tells the dossier: a claim about a record, concept and held
 * value that is claimed to be wrong already becomes part of that correction. Twice has the effect of one.
 */
@Injectable()
export class ReceiveCorrection {
  constructor(
    @Inject(REGISTRY_ID) readonly id: RegistryId,
    @Inject(REGISTRY_SCHEMA) private readonly schema: string,
    private readonly records: CorrectedRecords,
    private readonly bus: Bus,
    private readonly around: DecisionSurroundings,
    private readonly clock: Clock,
  ) {}

  /** Ignores every fact that is not a correction for this registry; the values are asked for, events carry ids only. */
  async execute(fact: DossierFact, { tx, eventId }: HearContext): Promise<void> {
    const { kind, registry, correctionId, dossierId } = fact
    if (kind !== 'correctionOpened' || registry !== this.id || correctionId === undefined) return
    const known = await tx.query<unknown[]>(`select 1 from ${this.schema}.correction_claim where correction_id = $1`, [
      correctionId,
    ])
    if (known.length > 0) return
    const view = await this.bus.ask(
      dossiers.correction,
      { correctionId },
      { correlationId: eventId, deadline: this.clock.deadline(patienceMs) },
    )
    const { record, lookupId, question, kind: recordKind, key } = await this.records.locate(view)
    const [kept] = await tx.query<{ id: string }[]>(
      `insert into ${this.schema}.correction as c (id, concept, record, record_kind, record_key, held_value, lookup_id, question,
         claims, opened_at, changed_at, due_at, due_certainty, status)
       values ($1, $2, $3, $4, $5, $6, $7, $8, 1, $9, $9, $10, $11, 'open')
       on conflict (record, concept, md5(coalesce(held_value::text, ''))) where status = 'open'
       do update set claims = c.claims + 1, changed_at = greatest(c.changed_at, excluded.changed_at)
       returning id`,
      [
        ...[uuidv7(), view.concept, record, recordKind, key],
        ...[view.heldValue === undefined ? null : JSON.stringify(view.heldValue), lookupId, question],
        ...[view.at, view.dueAt, view.dueCertainty],
      ],
    )
    await tx.query(
      `insert into ${this.schema}.correction_claim
         (correction_id, dossier_id, lookup_id, concept, claimed_value, reason, opened_at, part_of)
       values ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [
        ...[view.correctionId, view.dossierId, view.lookupId, view.concept],
        ...[JSON.stringify(view.claimedValue), view.reason, view.at, kept?.id],
      ],
    )
    await this.around.tell(tx, { correctionId, dossierId, at: this.clock.now().toISOString() })
  }
}
