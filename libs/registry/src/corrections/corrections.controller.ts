import { Controller, type Type } from '@nestjs/common'
import { Ctx, Payload } from '@nestjs/microservices'
import { Handles, withActor, type AskContext } from '#bus'
import { ClaimRef, DecideCorrectionCommand, ListCorrections, registryContract, type RegistryId } from '#contracts'
import { DecideOnCorrection } from './decide-correction.js'
import { DecisionSurroundings } from './decision-surroundings.js'
import { KeptCorrections } from './kept-corrections.js'

/** The controller of the corrections of one registry: its owner reads and decides them, dossiers read how theirs stand. */
export function correctionsController(id: RegistryId): Type<object> {
  const contract = registryContract(id)

  @Controller()
  class CorrectionsController {
    constructor(
      private readonly kept: KeptCorrections,
      private readonly decideOn: DecideOnCorrection,
      private readonly around: DecisionSurroundings,
    ) {}

    @Handles(contract.corrections)
    async list(@Payload() query: ListCorrections, @Ctx() context: AskContext) {
      await this.around.assertOwner(withActor(context))
      return this.kept.list(query)
    }

    @Handles(contract.decideCorrection)
    decide(@Payload() command: DecideCorrectionCommand, @Ctx() context: AskContext) {
      return this.decideOn.execute(command, withActor(context))
    }

    @Handles(contract.claim)
    claim(@Payload() { correctionId }: ClaimRef) {
      return this.kept.claim(correctionId)
    }
  }

  return CorrectionsController
}
