import { Inject, Injectable } from '@nestjs/common'
import type { EntityManager } from 'typeorm'
import { Bus, Outbox, type ActorContext } from '#bus'
import {
  assertRelated,
  correctionReplies,
  hostOf,
  isOwnRegistry,
  ministries,
  ownership,
  registryContract,
  type CorrectionSettled,
  type RegistryId,
} from '#contracts'
import { Clock } from '#platform'
import { REGISTRY_ID } from '../answering/registry-id.js'
import { registryNotYours } from './correction.errors.js'
import { keepUntold } from './tell-corrections.js'

/** How long the catalogue may take to say who owns the registry. */
const patienceMs = 2000

/** What a registry's decisions need of others: who owns it, what time it is, and who is to be told. */
@Injectable()
export class DecisionSurroundings {
  constructor(
    @Inject(REGISTRY_ID) private readonly id: RegistryId,
    private readonly bus: Bus,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  now(): Date {
    return this.clock.now()
  }

  /** Throws `registry_not_yours` unless the actor's ministry owns the registry, as the catalogue has it now. */
  async assertOwner({ actor, correlationId }: ActorContext): Promise<void> {
    const question = { registry: this.id }
    const options = { correlationId, deadline: this.clock.deadline(patienceMs) }
    const { owner } = await this.bus.ask(ministries.owner, question, options)
    const { access } = registryContract(this.id).decideCorrection
    assertRelated(access, actor, ownership(actor, owner), () => registryNotYours(this.id))
  }

  /** A registry that joined at run time has no topic of facts: what it has to say waits for {@link TellCorrections}. */
  async tell(tx: EntityManager, settled: Omit<CorrectionSettled, 'registry'>): Promise<void> {
    if (!isOwnRegistry(this.id)) return keepUntold(tx, settled)
    await this.outbox.record(tx, correctionReplies[hostOf(this.id)], settled.dossierId, {
      ...settled,
      registry: this.id,
    })
  }
}
