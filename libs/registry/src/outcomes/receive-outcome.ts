import { Inject, Injectable } from '@nestjs/common'
import type { EntityManager } from 'typeorm'
import { Bus, Outbox, type HearContext } from '#bus'
import {
  changeFacts,
  dossiers,
  hostOf,
  isDomainError,
  isOwnRegistry,
  outcomeReplies,
  type DossierFact,
  type OutcomeRefusal,
  type OutcomeSettled,
  type RecordChangeName,
  type RegistryId,
  type SignedOutcome,
} from '#contracts'
import { Clock } from '#platform'
import { dayOf } from '#vietnam'
import { REGISTRY_ID, REGISTRY_SCHEMA } from '../answering/registry-id.js'
import type { OutcomeChange } from './outcome-change.js'
import { changeNotMade, valueMissing } from './outcome.errors.js'
import { makeChange, type RowChange } from './row-change.js'

/** The injection token of the changes a registry makes, by name. */
export const OUTCOME_CHANGES = Symbol('outcome changes')
export type OutcomeChanges = Partial<Record<RecordChangeName, OutcomeChange>>

/** How long the dossier service may take to hand over what an outcome says. */
const patienceMs = 3000

interface Settlement {
  status: OutcomeSettled['status']
  refusal: OutcomeRefusal | null
  at: Date
}

/**
 * Makes the change of a signed outcome meant for this registry, or refuses it, once, and tells the dossier. Told of one
 * again it says the same again. What the changed rows were before is kept.
 */
@Injectable()
export class ReceiveOutcome {
  constructor(
    @Inject(REGISTRY_ID) readonly id: RegistryId,
    @Inject(REGISTRY_SCHEMA) private readonly schema: string,
    @Inject(OUTCOME_CHANGES) private readonly changes: OutcomeChanges,
    private readonly bus: Bus,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** Ignores every fact that is not an outcome for this registry; the values are asked for, events carry ids only. */
  async execute(fact: DossierFact, { tx, eventId }: HearContext): Promise<void> {
    const { outcomeId, dossierId } = fact
    if (fact.kind !== 'outcomeSigned' || fact.registry !== this.id || outcomeId === undefined) return
    if (!isOwnRegistry(this.id)) return // a registry that joined makes no change of records
    const { status, refusal, at } =
      (await this.earlier(tx, outcomeId)) ?? (await this.settle(tx, { outcomeId, dossierId }, eventId))
    await this.outbox.record(tx, outcomeReplies[hostOf(this.id)], dossierId, {
      ...{ outcomeId, dossierId, registry: this.id, status, at: at.toISOString() },
      ...(refusal ? { refusal } : {}),
    })
  }

  private async earlier(tx: EntityManager, outcomeId: string): Promise<Settlement | undefined> {
    const [row] = await tx.query<Settlement[]>(
      `select status, refusal, at from ${this.schema}.received_outcome where outcome_id = $1`,
      [outcomeId],
    )
    return row
  }

  private async settle(
    tx: EntityManager,
    ref: { outcomeId: string; dossierId: string },
    correlationId: string,
  ): Promise<Settlement> {
    const deadline = this.clock.deadline(patienceMs)
    const outcome = await this.bus.ask(dossiers.outcome, ref, { correlationId, deadline })
    const at = this.clock.now()
    const { changes, refusal } = await this.decide(tx, outcome, dayOf(at))
    const status = refusal ? 'refused' : 'applied'
    const { outcomeId, dossierId, procedure, change, authority, resultSha256 } = outcome
    await tx.query(
      `insert into ${this.schema}.received_outcome
         (outcome_id, dossier_id, procedure, change, authority, result_sha256, status, refusal, at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [
        ...[outcomeId, dossierId, procedure, change, authority, resultSha256],
        ...[status, refusal ? JSON.stringify(refusal) : null, at],
      ],
    )
    for (const each of changes)
      for (const before of await makeChange(tx, each))
        await tx.query(
          `insert into ${this.schema}.earlier_version (outcome_id, table_name, row, replaced_at) values ($1, $2, $3, $4)`,
          [outcomeId, each.table, JSON.stringify(before), at],
        )
    return { status, refusal, at }
  }

  private async decide(
    tx: EntityManager,
    outcome: SignedOutcome,
    today: string,
  ): Promise<{ changes: RowChange[]; refusal: OutcomeRefusal | null }> {
    try {
      const change = outcome.registry === this.id ? this.changes[outcome.change] : undefined
      if (!change) throw changeNotMade()
      const missing = changeFacts(outcome.change).needs.find((name) => outcome.values[name] === undefined)
      if (missing !== undefined) throw valueMissing(missing)
      return { changes: await change.rowsFor(tx, outcome, today), refusal: null }
    } catch (error) {
      if (!isDomainError(error)) throw error
      return { changes: [], refusal: { code: error.code, message: error.detail } }
    }
  }
}
