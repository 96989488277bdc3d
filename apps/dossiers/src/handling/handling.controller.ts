import { Controller } from '@nestjs/common'
import { Ctx, Payload } from '@nestjs/microservices'
import { Handles, withActor, type AskContext } from '#bus'
import { ActCommand, DecideRepresentationCommand, dossiers } from '#contracts'
import { Idempotent } from '#platform'
import { FindDossiers } from '../views/find-dossiers.js'
import { Views } from '../views/views.js'
import { ActOnDossier } from './act-on-dossier.js'
import { DecideRepresentation } from './decide-representation.js'

/** What an office does with a dossier. */
@Controller()
export class HandlingController {
  constructor(
    private readonly idempotent: Idempotent,
    private readonly findDossiers: FindDossiers,
    private readonly actOnDossier: ActOnDossier,
    private readonly decideRepresentation: DecideRepresentation,
    private readonly views: Views,
  ) {}

  @Handles(dossiers.act)
  act(@Payload() command: ActCommand, @Ctx() context: AskContext) {
    const asked = withActor(context)
    return this.idempotent.once({ route: `act ${command.dossier}`, resultId: command.dossier }, asked.actor, command, {
      work: async () => this.views.view(await this.actOnDossier.execute(command, asked), asked.actor),
      again: () => this.findDossiers.one(command, asked.actor),
      mayStillTell: async () => Boolean(await this.findDossiers.readable(command.dossier, asked.actor)),
    })
  }

  @Handles(dossiers.representation)
  representation(@Payload() command: DecideRepresentationCommand, @Ctx() context: AskContext) {
    const asked = withActor(context)
    const about = { route: `represent ${command.dossier}`, resultId: command.dossier }
    return this.idempotent.once(about, asked.actor, command, {
      work: () => this.decideRepresentation.execute(command, asked),
      again: () => this.findDossiers.one(command, asked.actor),
      // accepting a paper ends the office's right to read the draft: its own answer stays its own
      mayStillTell: ({ receivedBy, handledBy }) =>
        Promise.resolve([receivedBy, handledBy].includes(asked.actor.authority ?? '')),
    })
  }
}
