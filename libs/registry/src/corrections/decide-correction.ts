import { Inject, Injectable } from '@nestjs/common'
import type { EntityManager } from 'typeorm'
import type { ActorContext } from '#bus'
import { accountOf, type DecideCorrectionCommand, type OwnedCorrection, type RegistryId } from '#contracts'
import type { Database } from '#database'
import { idempotencyKeyReused, invalidInput } from '#platform'
import { dayOf } from '#vietnam'
import { REGISTRY_ID, REGISTRY_SCHEMA } from '../answering/registry-id.js'
import { makeChange, type RowChange } from '../outcomes/row-change.js'
import { WHOLE_DATABASE } from '../schema-database.module.js'
import type { Correctables } from './correctable.js'
import { CorrectedRecords, type RecordNow } from './corrected-records.js'
import { correctedFactChanged, correctionDecided, recordNotChanged, valueRefused } from './correction.errors.js'
import { consequenceOf, faultsOf, type Consequence } from './correction.rules.js'
import { CORRECTABLES, KeptCorrections, type CorrectionRow } from './kept-corrections.js'
import { DecisionSurroundings } from './decision-surroundings.js'

/**
 * The owner decides on a correction, once: of two who decide at the same time the first one wins. `corrected` writes the right
 * value into the registry's own row, in the transaction of the decision, where the registry knows how; the row as it was is
 * kept. Every dossier that claimed it is told.
 */
@Injectable()
export class DecideOnCorrection {
  constructor(
    @Inject(REGISTRY_ID) readonly id: RegistryId,
    @Inject(REGISTRY_SCHEMA) private readonly schema: string,
    @Inject(WHOLE_DATABASE) private readonly database: Database,
    @Inject(CORRECTABLES) private readonly correctables: Correctables,
    private readonly kept: KeptCorrections,
    private readonly records: CorrectedRecords,
    private readonly around: DecisionSurroundings,
  ) {}

  async execute(
    { correction, body, idempotency }: DecideCorrectionCommand,
    asked: ActorContext,
  ): Promise<OwnedCorrection> {
    await this.around.assertOwner(asked)
    const at = this.around.now()
    const today = dayOf(at)
    const row = await this.kept.get(correction)
    const [now] = await this.records.now([row])
    await this.database.transaction(async (tx) => {
      const locked = await this.kept.get(correction, tx)
      if (locked.status !== 'open') {
        const isSame = idempotency !== undefined && locked.decidedKey === idempotency.key
        if (!isSame || locked.decidedBy !== accountOf(asked.actor)) throw correctionDecided()
        if (locked.decidedHash !== idempotency.bodyHash) throw idempotencyKeyReused()
        return
      }
      const about = {
        ...{
          concept: locked.concept,
          held: locked.held,
          claimed: locked.claimed.map(({ claimedValue }) => claimedValue),
        },
        ...{ now, isWritable: locked.concept in this.correctables },
      }
      const faults = faultsOf(body, about, today)
      if (faults.length > 0) throw invalidInput(faults)
      const { write } = consequenceOf(body, about)
      await tx.query(
        `update ${this.schema}.correction set status = $2, decided_at = $3, changed_at = $3, decided_by = $4, decision_reason = $5,
           decided_key = $6, decided_hash = $7 where id = $1`,
        [
          ...[correction, body.decision, at, accountOf(asked.actor), body.reason],
          ...[idempotency?.key ?? null, idempotency?.bodyHash ?? null],
        ],
      )
      if (write && now) await this.write(tx, locked, now, write, at)
      for (const { correctionId, dossierId } of locked.claimed)
        await this.around.tell(tx, { correctionId, dossierId, at: at.toISOString() })
    })
    const [view] = await this.kept.viewsOf([await this.kept.get(correction)])
    return view as OwnedCorrection
  }

  /** Throws `fact_changed` where the row no longer holds what was looked at. */
  private async write(
    tx: EntityManager,
    { id, concept, kind, key }: CorrectionRow,
    { question: { subject } }: RecordNow,
    { from, to }: NonNullable<Consequence['write']>,
    at: Date,
  ): Promise<void> {
    const change: RowChange | undefined = this.correctables[concept]?.(
      { subject, kind: kind ?? '', key: key ?? '', from },
      to,
      dayOf(at),
    )
    if (!change || !('table' in change)) throw recordNotChanged()
    const before = await makeChange(tx, change).catch(refusedByTheTable)
    if (before.length === 0) throw correctedFactChanged()
    for (const each of before)
      await tx.query(
        `insert into ${this.schema}.corrected_row (correction, table_name, row, replaced_at) values ($1, $2, $3, $4)`,
        [id, change.table, JSON.stringify(each), at],
      )
  }
}

/** What a table's own rules refuse is a fault of the value; SQLSTATE classes 22 and 23. */
function refusedByTheTable(error: unknown): never {
  const { code } = error as { code?: unknown }
  if (typeof code === 'string' && /^2[23]/.test(code)) throw invalidInput([valueRefused()])
  throw error
}
