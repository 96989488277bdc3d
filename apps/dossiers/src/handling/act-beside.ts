import { Injectable } from '@nestjs/common'
import type { ActorContext } from '#bus'
import type { ActCommand, DossierAction } from '#contracts'
import type { Dossier } from '../dossier/dossier.entity.js'
import { GiveOpinion } from '../opinions/give-opinion.js'
import { RequestOpinion } from '../opinions/request-opinion.js'
import { TransferDossier } from '../transfers/transfer-dossier.js'
import { AssignDossier } from '../work/assign-dossier.js'

/** What offices do with a dossier beside the steps of its graph. */
@Injectable()
export class ActBeside {
  constructor(
    private readonly assignDossier: AssignDossier,
    private readonly transferDossier: TransferDossier,
    private readonly requestOpinion: RequestOpinion,
    private readonly giveOpinion: GiveOpinion,
  ) {}

  /** The dossier after an act beside the graph; of a step of the graph its action, and nothing is done. */
  async execute(command: ActCommand, asked: ActorContext): Promise<Dossier | DossierAction> {
    const { action } = command.body
    switch (action) {
      case 'assign':
        return this.assignDossier.execute(command, asked)
      case 'transfer':
        return this.transferDossier.request(command, asked)
      case 'requestOpinion':
        return this.requestOpinion.execute(command, asked)
      case 'giveOpinion':
        return this.giveOpinion.execute(command, asked)
      default:
        return (await this.transferDossier.isAsked(command, asked))
          ? this.transferDossier.answer(command, asked)
          : action
    }
  }
}
