import { Controller } from '@nestjs/common'
import { Ctx, Payload } from '@nestjs/microservices'
import { Handles, withActor, type AskContext } from '#bus'
import { CorrectionCommand, CorrectionRef, dossiers } from '#contracts'
import { Idempotent } from '#platform'
import { onceOnly } from '../dossier/once-only.js'
import { FindDossiers } from '../views/find-dossiers.js'
import { RequestCorrection } from './request-correction.js'

/** Requests to correct a value a registry holds, and their reading by its owner. */
@Controller()
export class CorrectionsController {
  constructor(
    private readonly requestCorrection: RequestCorrection,
    private readonly idempotent: Idempotent,
    private readonly findDossiers: FindDossiers,
  ) {}

  @Handles(dossiers.correct)
  correct(@Payload() command: CorrectionCommand, @Ctx() context: AskContext) {
    const { actor } = withActor(context)
    const work = () => this.requestCorrection.execute(onceOnly(command, context), actor)
    const about = { route: `correct ${command.dossier}`, resultId: command.dossier }
    const mayStillTell = async () => Boolean(await this.findDossiers.readable(command.dossier, actor))
    const again = async () => {
      await mayStillTell()
      return (await this.requestCorrection.earlier(command, actor)) ?? work()
    }
    return this.idempotent.once(about, actor, command, { work, again, mayStillTell })
  }

  @Handles(dossiers.correction)
  correction(@Payload() ref: CorrectionRef, @Ctx() context: AskContext) {
    return this.requestCorrection.read(ref, context.from)
  }
}
