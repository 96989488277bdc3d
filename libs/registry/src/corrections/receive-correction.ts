import { Inject, Injectable } from '@nestjs/common'
import { Bus, type HearContext } from '#bus'
import { dossiers, type DossierFact, type RegistryId } from '#contracts'
import { Clock } from '#platform'
import { REGISTRY_ID } from '../answering/registry-id.js'

/** The injection token of the schema a registry's tables are in: the facts' transaction is the service's. */
export const REGISTRY_SCHEMA = Symbol('registry schema')

/** How long the dossier service may take to hand over what a correction claims. */
const patienceMs = 3000

/** Takes a correction meant for this registry to its own books, with status `received`; twice has the effect of one. */
@Injectable()
export class ReceiveCorrection {
  constructor(
    @Inject(REGISTRY_ID) readonly id: RegistryId,
    @Inject(REGISTRY_SCHEMA) private readonly schema: string,
    private readonly bus: Bus,
    private readonly clock: Clock,
  ) {}

  /** Ignores every fact that is not a correction for this registry; the values are asked for, events carry ids only. */
  async execute(fact: DossierFact, { tx, eventId }: HearContext): Promise<void> {
    if (fact.kind !== 'correctionOpened' || fact.registry !== this.id || fact.correctionId === undefined) return
    const view = await this.bus.ask(
      dossiers.correction,
      { correctionId: fact.correctionId },
      { correlationId: eventId, deadline: this.clock.deadline(patienceMs) },
    )
    await tx.query(
      `insert into ${this.schema}.correction (correction_id, dossier_id, lookup_id, concept, claimed_value, reason, opened_at, status)
       values ($1, $2, $3, $4, $5, $6, $7, 'received') on conflict (correction_id) do nothing`,
      [
        view.correctionId,
        view.dossierId,
        view.lookupId,
        view.concept,
        JSON.stringify(view.claimedValue),
        view.reason,
        view.at,
      ],
    )
  }
}
