import { Injectable } from '@nestjs/common'
import type { EntityManager } from 'typeorm'
import { Outbox } from '#bus'
import {
  dossiers,
  hostOf,
  isOwnRegistry,
  type Actor,
  type OutcomeRef,
  type OutcomeSettled,
  type RegistryId,
  type SignedOutcome,
} from '#contracts'
import { Database } from '#database'
import { Catalogue, Clock } from '#platform'
import type { Change } from '../dossier/change.js'
import { locked } from '../dossier/dossiers.js'
import { History } from '../dossier/history.js'
import { KeepPapers } from '../kept-papers/keep-papers.js'
import { snapshotFields } from '../dossier/snapshot-fields.js'
import type { IssuedResult } from '../results/issue-result.js'
import { onlyTheOwnerReadsOutcomes, outcomeNotFound } from './outcome.errors.js'
import { outcomeValues } from './outcome.rules.js'

interface OutcomeRow extends Omit<SignedOutcome, 'outcomeId' | 'signedAt' | 'unit'> {
  unit: string | null
  signedAt: Date
}

/**
 * Signed outcomes on their way to the registry that owns the record. The event carries ids only; the registry asks for the
 * values, makes its change or refuses it, and says so in an event of its own.
 */
@Injectable()
export class Outcomes {
  constructor(
    private readonly database: Database,
    private readonly catalogue: Catalogue,
    private readonly clock: Clock,
    private readonly outbox: Outbox,
    private readonly history: History,
    private readonly keepPapers: KeepPapers,
  ) {}

  /** With the change that completes a dossier: keeps what its registry is to do, and tells it. */
  async send(change: Change, { id, outcome, authority, at, sha256 }: IssuedResult): Promise<void> {
    const { tx, dossier, form } = change
    const mapped = form.outcome
    if (!mapped || outcome.decision !== 'granted' || !isOwnRegistry(mapped.registry)) return
    const { registry } = mapped
    const values = outcomeValues({
      ...{ form, applicantPersonId: dossier.applicantPersonId, subjects: dossier.subjects },
      ...{ fields: (await snapshotFields(change)) ?? [], answers: dossier.answers, written: outcome.fields },
    })
    const unit = this.catalogue.get('authority', authority)?.unit ?? null
    await tx.query(
      `insert into outcome (id, dossier_id, registry, change, values, authority, unit, signed_at, result_sha256, status, sent_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, 'waiting', $10)`,
      [id, dossier.id, registry, mapped.change, JSON.stringify(values), authority, unit, at, sha256, change.at],
    )
    const fact = { kind: 'outcomeSigned', dossierId: dossier.id, at: change.at.toISOString() } as const
    await this.outbox.record(tx, dossiers.facts, dossier.id, { ...fact, outcomeId: id, registry })
  }

  /** What the service that hosts the registry reads of an outcome; no other. */
  async read({ outcomeId, dossierId }: OutcomeRef, asker: string): Promise<SignedOutcome> {
    const [row] = await this.database.query<OutcomeRow>(
      `select o.dossier_id as "dossierId", d.procedure, o.registry, o.change, o.authority, o.unit, o.values,
         o.signed_at as "signedAt", o.result_sha256 as "resultSha256"
       from outcome o join dossier d on d.id = o.dossier_id where o.dossier_id = $1 and o.id = $2`,
      [dossierId, outcomeId],
    )
    if (!row) throw outcomeNotFound()
    if (hostOf(row.registry) !== asker) throw onlyTheOwnerReadsOutcomes()
    const { unit, signedAt, ...outcome } = row
    return { outcomeId, ...outcome, ...(unit === null ? {} : { unit }), signedAt: signedAt.toISOString() }
  }

  /**
   * What a registry did. The first word counts, and only of the service that hosts the registry it was sent to. After a
   * refusal the result is withdrawn and the dossier is worked on again.
   */
  async settle(settled: OutcomeSettled, host: string, tx: EntityManager): Promise<void> {
    const dossier = await locked(tx, settled.dossierId)
    const [row] = await tx.query<{ registry: RegistryId; status: string }[]>(
      'select registry, status from outcome where dossier_id = $1 and id = $2 for update',
      [settled.dossierId, settled.outcomeId],
    )
    if (!dossier || !row || hostOf(row.registry) !== host || row.status !== 'waiting') return
    const at = this.clock.now()
    await tx.query('update outcome set status = $3, refusal = $4, settled_at = $5 where dossier_id = $1 and id = $2', [
      ...[settled.dossierId, settled.outcomeId, settled.status, JSON.stringify(settled.refusal ?? null), at],
    ])
    const actor = this.registryActor(row.registry)
    dossier.changedAt = at
    if (settled.status === 'applied') {
      await this.history.record(tx, dossier, { actor, at }, { event: 'outcomeApplied' })
    } else {
      await tx.query('update result set withdrawn_at = $3 where dossier_id = $1 and id = $2', [
        ...[settled.dossierId, settled.outcomeId, at],
      ])
      await this.keepPapers.withdraw(tx, settled.outcomeId, at)
      await tx.query('delete from dossier_measure where dossier_id = $1', [dossier.id])
      dossier.status = 'inProgress'
      const note = settled.refusal?.message.vi
      await this.history.record(tx, dossier, { actor, at }, { event: 'outcomeRefused', note })
    }
    await tx.save(dossier)
  }

  private registryActor(registry: RegistryId): Actor {
    const name = this.catalogue.get('registry', registry)?.name.vi ?? registry
    return { issuer: 'motlan', subject: registry, role: 'operator', permissions: [], name }
  }
}
