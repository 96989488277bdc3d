import { Controller } from '@nestjs/common'
import { Ctx, Payload } from '@nestjs/microservices'
import { Handles, withActor, type AskContext } from '#bus'
import { CorrectionCommand, CorrectionRef, dossiers } from '#contracts'
import { onceOnly } from '../dossier/once-only.js'
import { FindDossiers } from '../views/find-dossiers.js'
import { KeptReplies } from '../views/kept-replies.js'
import { RequestCorrection } from './request-correction.js'

/** Requests to correct a value a registry holds, and their reading by its owner. */
@Controller()
export class CorrectionsController {
  constructor(
    private readonly requestCorrection: RequestCorrection,
    private readonly replies: KeptReplies,
    private readonly findDossiers: FindDossiers,
  ) {}

  @Handles(dossiers.correct)
  correct(@Payload() command: CorrectionCommand, @Ctx() context: AskContext) {
    const asked = withActor(context)
    const work = () => this.requestCorrection.execute(onceOnly(command, context), asked)
    const again = async () => {
      await this.findDossiers.readable(command.dossier, asked.actor)
      return (await this.requestCorrection.earlier(command, asked.actor)) ?? work()
    }
    return this.replies.once(`correct ${command.dossier}`, command, asked, { work, again })
  }

  @Handles(dossiers.correction)
  correction(@Payload() ref: CorrectionRef, @Ctx() context: AskContext) {
    return this.requestCorrection.read(ref, context.from)
  }
}
