import { Injectable } from '@nestjs/common'
import { Bus, type HearContext } from '#bus'
import {
  hostOf,
  registryContract,
  type Actor,
  type CorrectionDecision,
  type CorrectionSettled,
  type CorrectionStatus,
  type DossierEventName,
  type RegistryId,
} from '#contracts'
import { Catalogue, Clock } from '#platform'
import { locked } from '../dossier/dossiers.js'
import { History } from '../dossier/history.js'

/** How long a registry may take to say how a claim stands. */
const patienceMs = 3000

/** What a dossier's history tells of each decision. */
const told: Record<CorrectionDecision, DossierEventName> = {
  corrected: 'factCorrected',
  confirmed: 'factConfirmed',
  rejected: 'correctionRejected',
}

/**
 * Takes over how a claim stands at the registry that keeps the record. The event says that it changed; the registry is asked for
 * the rest, so that a word that comes twice or late does no harm. What was decided stays decided.
 */
@Injectable()
export class SettleCorrection {
  constructor(
    private readonly bus: Bus,
    private readonly catalogue: Catalogue,
    private readonly clock: Clock,
    private readonly history: History,
  ) {}

  /** Only the service that hosts the registry it was sent to may say so; nothing is kept of a dossier that is gone. */
  async execute(
    settled: CorrectionSettled,
    host: string,
    { tx, eventId }: Pick<HearContext, 'tx' | 'eventId'>,
  ): Promise<void> {
    const { correctionId, dossierId } = settled
    const [row] = await tx.query<{ registry: RegistryId; status: CorrectionStatus | null }[]>(
      `select c.registry, a.status from correction c left join correction_answer a on a.correction_id = c.id
       where c.dossier_id = $1 and c.id = $2`,
      [dossierId, correctionId],
    )
    if (!row || hostOf(row.registry) !== host) return
    if (row.status !== null && row.status !== 'open') return
    const now = await this.bus.ask(
      registryContract(row.registry).claim,
      { correctionId },
      { correlationId: eventId, deadline: this.clock.deadline(patienceMs) },
    )
    const dossier = await locked(tx, dossierId)
    if (!dossier) return
    const taken = await tx.query<unknown[]>(
      `insert into correction_answer as a (correction_id, dossier_id, number, status, due_at, decided_at, reason)
       values ($1, $2, $3, $4, $5, $6, $7)
       on conflict (correction_id) do update set status = excluded.status, decided_at = excluded.decided_at, reason = excluded.reason
       where a.status = 'open'
       returning 1`,
      [correctionId, dossierId, now.number, now.status, now.dueAt, now.decidedAt ?? null, now.reason ?? null],
    )
    if (taken.length === 0 || now.status === 'open') return
    const change = { actor: this.actorOf(row.registry), at: this.clock.now() }
    await this.history.record(tx, dossier, change, { event: told[now.status], note: now.reason })
  }

  private actorOf(registry: RegistryId): Actor {
    const name = this.catalogue.get('registry', registry)?.name.vi ?? registry
    return { issuer: 'motlan', subject: registry, role: 'operator', permissions: [], name }
  }
}
