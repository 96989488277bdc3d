import { Controller } from '@nestjs/common'
import { Ctx, Payload } from '@nestjs/microservices'
import { DossierFact, dossiers } from '#contracts'
import { Hears, type HearContext } from '#platform'
import { ReceiveCorrection } from './receive-correction.js'

/** Hears what happens to dossiers; a registry cares for the corrections meant for it. */
@Controller()
export class CorrectionsController {
  constructor(private readonly receiveCorrection: ReceiveCorrection) {}

  @Hears(dossiers.facts)
  hear(@Payload() fact: DossierFact, @Ctx() context: HearContext): Promise<void> {
    return this.receiveCorrection.execute(fact, context)
  }
}
