import { Controller } from '@nestjs/common'
import { Ctx, Payload } from '@nestjs/microservices'
import { Answers, withActor, type AskContext } from '#bus'
import { CorrectionCommand, CorrectionRef, dossiers } from '#contracts'
import { onceOnly } from '../dossier/once-only.js'
import { RequestCorrection } from './request-correction.js'

/** Requests to correct a value a registry holds, and their reading by its owner. */
@Controller()
export class CorrectionsController {
  constructor(private readonly requestCorrection: RequestCorrection) {}

  @Answers(dossiers.correct)
  correct(@Payload() command: CorrectionCommand, @Ctx() context: AskContext) {
    return this.requestCorrection.execute(onceOnly(command, context), withActor(context).actor)
  }

  @Answers(dossiers.correction)
  correction(@Payload() ref: CorrectionRef, @Ctx() context: AskContext) {
    return this.requestCorrection.read(ref, context.from)
  }
}
