import { Injectable } from '@nestjs/common'
import { v7 as uuidv7 } from 'uuid'
import type { ActorContext } from '#bus'
import {
  dossierAccess,
  hostOf,
  type Actor,
  type CorrectionCommand,
  type CorrectionOpened,
  type CorrectionRef,
  type CorrectionView,
  type SnapshotField,
} from '#contracts'
import { Database } from '#database'
import { Catalogue, Idempotent, invalidInput } from '#platform'
import { dayOf } from '#vietnam'
import type { Change } from '../dossier/change.js'
import { disputeOf, isDisputed } from '../dossier/dispute.rules.js'
import { Dossiers } from '../dossier/dossiers.js'
import { snapshotFields } from '../dossier/snapshot-fields.js'
import { snapshotColumns, type SnapshotColumns } from '../snapshots/kept-snapshot.rules.js'
import { recordOfField } from '../snapshots/record-of-field.rules.js'
import { correctionDue, dueCertainty } from './correction-deadline.js'
import {
  correctionAskedAlready,
  correctionNotFound,
  nothingToCorrect,
  onlyTheOwnerReadsCorrections,
} from './correction.errors.js'
import { readClaim } from './correction.rules.js'

/**
 * "This value is wrong": kept with the dossier, announced to the registry that keeps the record, and the field can be
 * answered from now on. The event carries ids only; the registry asks for the rest.
 */
@Injectable()
export class RequestCorrection {
  constructor(
    private readonly database: Database,
    private readonly dossiers: Dossiers,
    private readonly idempotent: Idempotent,
    private readonly catalogue: Catalogue,
  ) {}

  execute(command: CorrectionCommand, asked: ActorContext): Promise<CorrectionOpened> {
    const correctionId = uuidv7()
    return this.dossiers.change(dossierAccess.correct, command, asked, {
      decides: false,
      settled: async ({ tx, dossier, actor }) => {
        const route = `correct ${dossier.id}`
        const first = await this.idempotent.claimed(tx, route, actor, command.idempotency, correctionId)
        return first === undefined ? undefined : { correctionId: first, status: 'open' }
      },
      work: (change) => this.open(change, correctionId, command.body),
    })
  }

  private async open(
    change: Change,
    correctionId: string,
    { path, claimedValue, reason }: CorrectionCommand['body'],
  ): Promise<CorrectionOpened> {
    const { tx, dossier, form, at } = change
    const fields = (await snapshotFields(change)) ?? []
    const field = fields.find((each) => each.path === path)
    if (field?.status !== 'provided' || !field.concept || !field.source) throw nothingToCorrect()
    const { concept, source } = field
    const claim = readClaim(form, this.catalogue.get('concept', concept), field, claimedValue, dayOf(at))
    if (claim.errors) throw invalidInput(claim.errors)
    if (isDisputed(dossier, field)) throw correctionAskedAlready()
    const { registry, lookupId } = source
    await tx.query(
      `insert into correction (id, dossier_id, path, concept, registry, lookup_id, claimed_value, reason, at, held_value, record, due_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
      [
        ...[correctionId, dossier.id, path, concept, registry, lookupId, JSON.stringify(claim.value), reason, at],
        ...[JSON.stringify(field.value), await this.recordOf(change, field), correctionDue(this.catalogue, at)],
      ],
    )
    dossier.disputed = [...dossier.disputed, disputeOf(dossier, form, fields, field)]
    await change.save()
    await change.record({ event: 'correctionOpened', correction: { correctionId, registry } })
    return { correctionId, status: 'open' }
  }

  /** As JSON; null where the snapshot does not tell which record it is. */
  private async recordOf({ tx, dossier }: Change, field: SnapshotField): Promise<string | null> {
    const [row] = await tx.query<SnapshotColumns[]>(
      `select ${snapshotColumns} from snapshot where id = $1 and dossier_id = $2`,
      [dossier.snapshotId, dossier.id],
    )
    const record = row && recordOfField(row, field, dossier.chosen)
    return record ? JSON.stringify(record) : null
  }

  /** What an earlier request with this key opened, where the process ended before its answer was kept. */
  async earlier({ dossier, idempotency }: CorrectionCommand, actor: Actor): Promise<CorrectionOpened | undefined> {
    const correctionId = await this.idempotent.find(`correct ${dossier}`, actor, idempotency)
    return correctionId === undefined ? undefined : { correctionId, status: 'open' }
  }

  /** What the service that hosts the registry of the record reads of a correction; no other. */
  async read({ correctionId }: CorrectionRef, asker: string): Promise<CorrectionView> {
    const [row] = await this.database.query<
      Omit<CorrectionView, 'at' | 'dueAt' | 'dueCertainty'> & { atTime: Date; dueTime: Date }
    >(
      `select id as "correctionId", dossier_id as "dossierId", registry, concept, lookup_id as "lookupId",
              claimed_value as "claimedValue", held_value as "heldValue", record, reason, at as "atTime", due_at as "dueTime"
       from correction where id = $1`,
      [correctionId],
    )
    if (!row) throw correctionNotFound()
    if (hostOf(row.registry) !== asker) throw onlyTheOwnerReadsCorrections()
    const { atTime, dueTime, record, heldValue, ...view } = row
    return {
      ...view,
      ...(record ? { record } : {}),
      ...(heldValue === null || heldValue === undefined ? {} : { heldValue }),
      at: atTime.toISOString(),
      dueAt: dueTime.toISOString(),
      dueCertainty: dueCertainty(this.catalogue, atTime),
    }
  }
}
