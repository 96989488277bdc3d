import { Controller, type Type } from '@nestjs/common'
import { Ctx, Payload } from '@nestjs/microservices'
import { Hears, type HearContext } from '#bus'
import { DossierFact, dossiers, hostOf, type RegistryId } from '#contracts'
import { ReceiveCorrection } from './receive-correction.js'

/** Hears what happens to dossiers; a registry cares for the corrections meant for it, each in a group of its own. */
export function correctionsController(id: RegistryId): Type<object> {
  @Controller()
  class CorrectionsController {
    constructor(private readonly receiveCorrection: ReceiveCorrection) {}

    @Hears(dossiers.facts, { group: hostOf(id) === id ? 'main' : id })
    hear(@Payload() fact: DossierFact, @Ctx() context: HearContext): Promise<void> {
      return this.receiveCorrection.execute(fact, context)
    }
  }

  return CorrectionsController
}
