import { Controller, type Type } from '@nestjs/common'
import { Ctx, Payload } from '@nestjs/microservices'
import { Hears, type HearContext } from '#bus'
import { DossierFact, dossiers, hostOf, type RegistryId } from '#contracts'
import { ReceiveCorrection } from './corrections/receive-correction.js'
import { ReceiveOutcome } from './outcomes/receive-outcome.js'
import { Watches } from './watches/watches.js'

/**
 * Hears what happens to dossiers; a registry cares for the corrections and signed outcomes meant for it, and ends its watches of a
 * dossier with it, each registry in a
 * group of its own.
 */
export function dossierFactsController(id: RegistryId): Type<object> {
  @Controller()
  class DossierFactsController {
    constructor(
      private readonly receiveCorrection: ReceiveCorrection,
      private readonly receiveOutcome: ReceiveOutcome,
      private readonly watches: Watches,
    ) {}

    @Hears(dossiers.facts, { group: hostOf(id) === id ? 'main' : id })
    async hear(@Payload() fact: DossierFact, @Ctx() context: HearContext): Promise<void> {
      await this.receiveCorrection.execute(fact, context)
      await this.receiveOutcome.execute(fact, context)
      await this.watches.end(fact, context.tx)
    }
  }

  return DossierFactsController
}
