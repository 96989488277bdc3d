import { Injectable } from '@nestjs/common'
import { v7 as uuidv7 } from 'uuid'
import { Outbox } from '#bus'
import {
  dossierAccess,
  dossiers as contract,
  hostOf,
  type Actor,
  type CorrectionCommand,
  type CorrectionOpened,
  type CorrectionRef,
  type CorrectionView,
} from '#contracts'
import { Catalogue, Clock, Database, Idempotent, invalidInput } from '#platform'
import { dayOf } from '#vietnam'
import { disputeOf, isDisputed } from '../dossier/dispute.rules.js'
import { Dossiers } from '../dossier/dossiers.js'
import { formOf } from '../dossier/form-of.js'
import { snapshotFields } from '../dossier/snapshot-fields.js'
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
    private readonly outbox: Outbox,
    private readonly idempotent: Idempotent,
    private readonly catalogue: Catalogue,
    private readonly clock: Clock,
  ) {}

  execute({ dossier: id, body, idempotency }: CorrectionCommand, actor: Actor): Promise<CorrectionOpened> {
    return this.database.transaction(async (tx) => {
      const dossier = await this.dossiers.getForUpdate(tx, dossierAccess.correct, id, actor)
      const correctionId = uuidv7()
      const first = await this.idempotent.claimed(tx, `correct ${dossier.id}`, actor, idempotency, correctionId)
      if (first !== undefined) return { correctionId: first, status: 'open' }
      const fields = (await snapshotFields(tx, dossier)) ?? []
      const field = fields.find(({ path }) => path === body.path)
      if (field?.status !== 'provided' || !field.concept || !field.source) throw nothingToCorrect()
      const form = formOf(this.catalogue, dossier)
      const claim = readClaim(
        form,
        this.catalogue.get('concept', field.concept),
        field,
        body.claimedValue,
        dayOf(this.clock.now()),
      )
      if (claim.errors) throw invalidInput(claim.errors)
      if (isDisputed(dossier, field)) throw correctionAskedAlready()
      const at = this.clock.now()
      const { registry, lookupId } = field.source
      await tx.query(
        `insert into correction (id, dossier_id, path, concept, registry, lookup_id, claimed_value, reason, at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
        [
          correctionId,
          dossier.id,
          body.path,
          field.concept,
          registry,
          lookupId,
          JSON.stringify(claim.value),
          body.reason,
          at,
        ],
      )
      dossier.disputed = [...dossier.disputed, disputeOf(dossier, form, fields, field)]
      dossier.changedAt = at
      await tx.save(dossier)
      await this.dossiers.record(tx, dossier.id, { at, event: 'correctionOpened', actor })
      const fact = {
        kind: 'correctionOpened' as const,
        dossierId: dossier.id,
        at: at.toISOString(),
        correctionId,
        registry,
      }
      await this.outbox.record(tx, contract.facts, dossier.id, fact)
      return { correctionId, status: 'open' }
    })
  }

  /** What an earlier request with this key opened, where the process ended before its answer was kept. */
  async earlier({ dossier, idempotency }: CorrectionCommand, actor: Actor): Promise<CorrectionOpened | undefined> {
    const correctionId = await this.idempotent.find(`correct ${dossier}`, actor, idempotency)
    return correctionId === undefined ? undefined : { correctionId, status: 'open' }
  }

  /** What the service that hosts the registry of the record reads of a correction; no other. */
  async read({ correctionId }: CorrectionRef, asker: string): Promise<CorrectionView> {
    const [row] = await this.database.query<CorrectionView & { atTime: Date }>(
      `select id as "correctionId", dossier_id as "dossierId", registry, concept, lookup_id as "lookupId",
              claimed_value as "claimedValue", reason, at as "atTime"
       from correction where id = $1`,
      [correctionId],
    )
    if (!row) throw correctionNotFound()
    if (hostOf(row.registry) !== asker) throw onlyTheOwnerReadsCorrections()
    const { atTime, ...view } = row
    return { ...view, at: atTime.toISOString() }
  }
}
