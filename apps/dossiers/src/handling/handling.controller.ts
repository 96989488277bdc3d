import { Controller } from '@nestjs/common'
import { Ctx, Payload } from '@nestjs/microservices'
import { Handles, withActor, type AskContext } from '#bus'
import { ActCommand, DecideRepresentationCommand, dossiers, SeeChangedFactsCommand } from '#contracts'
import { FactFlags } from '../live-facts/fact-flags.js'
import { FindDossiers } from '../views/find-dossiers.js'
import { KeptReplies } from '../views/kept-replies.js'
import { Views } from '../views/views.js'
import { ActOnDossier } from './act-on-dossier.js'
import { DecideRepresentation } from './decide-representation.js'

/** What an office does with a dossier. */
@Controller()
export class HandlingController {
  constructor(
    private readonly replies: KeptReplies,
    private readonly findDossiers: FindDossiers,
    private readonly actOnDossier: ActOnDossier,
    private readonly decideRepresentation: DecideRepresentation,
    private readonly flags: FactFlags,
    private readonly views: Views,
  ) {}

  @Handles(dossiers.act)
  act(@Payload() command: ActCommand, @Ctx() context: AskContext) {
    const asked = withActor(context)
    const { action } = command.body
    const isOpinion = action === 'giveOpinion'
    return this.replies.once(`act ${command.dossier}`, command, asked, {
      work: async () => {
        const dossier = await this.actOnDossier.execute(command, asked)
        return isOpinion ? this.views.consulted(dossier, asked.actor) : this.views.view(dossier, asked.actor)
      },
      again: () =>
        isOpinion ? this.findDossiers.consulted(command, asked.actor) : this.findDossiers.one(command, asked.actor),
      // an office that does not take a dossier over, or gave its opinion, reads it no longer: its own answer stays its own
      ...(isOpinion || action === 'reject' ? { mayStillTell: () => Promise.resolve(true) } : {}),
    })
  }

  @Handles(dossiers.seeChangedFacts)
  see(@Payload() command: SeeChangedFactsCommand, @Ctx() context: AskContext) {
    const asked = withActor(context)
    return this.replies.once(`see changes ${command.dossier}`, command, asked, {
      work: async () => this.views.view(await this.flags.see(command, asked), asked.actor),
      again: () => this.findDossiers.one(command, asked.actor),
    })
  }

  @Handles(dossiers.representation)
  representation(@Payload() command: DecideRepresentationCommand, @Ctx() context: AskContext) {
    const asked = withActor(context)
    return this.replies.once(`represent ${command.dossier}`, command, asked, {
      work: () => this.decideRepresentation.execute(command, asked),
      again: () => this.findDossiers.one(command, asked.actor),
      // accepting a paper ends the office's right to read the draft: its own answer stays its own
      mayStillTell: ({ receivedBy, handledBy }) =>
        Promise.resolve([receivedBy, handledBy].includes(asked.actor.authority ?? '')),
    })
  }
}
