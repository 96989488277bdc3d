import { Controller } from '@nestjs/common'
import { Ctx, Payload } from '@nestjs/microservices'
import { Handles, withActor, type AskContext } from '#bus'
import {
  AnswerCommand,
  DossierRef,
  NameSubjectsCommand,
  OpenDossierCommand,
  SubmitCommand,
  dossiers,
  type DossierView,
} from '#contracts'
import { onceOnly } from '../dossier/once-only.js'
import { FindDossiers } from '../views/find-dossiers.js'
import { KeptReplies } from '../views/kept-replies.js'
import { AnswerFields } from './answer-fields.js'
import { NameSubjects } from './name-subjects.js'
import { OpenDossier } from './open-dossier.js'
import { RemoveDraft } from './remove-draft.js'
import { SubmitDossier } from './submit-dossier.js'

/** What citizens and officials do with drafts: open, name others, fill, submit, remove. */
@Controller()
export class DraftsController {
  constructor(
    private readonly openDossier: OpenDossier,
    private readonly answerFields: AnswerFields,
    private readonly submitDossier: SubmitDossier,
    private readonly nameSubjects: NameSubjects,
    private readonly removeDraft: RemoveDraft,
    private readonly findDossiers: FindDossiers,
    private readonly replies: KeptReplies,
  ) {}

  @Handles(dossiers.open)
  open(@Payload() command: OpenDossierCommand, @Ctx() context: AskContext) {
    const asked = withActor(context)
    const work = async () => {
      const dossier = await this.openDossier.execute(onceOnly(command, context), asked)
      return this.findDossiers.one({ dossier }, asked.actor)
    }
    const mayStillTell = async ({ id }: DossierView) => Boolean(await this.findDossiers.readable(id, asked.actor))
    return this.replies.once('open', { ...command, dossier: command.id }, asked, { work, mayStillTell })
  }

  @Handles(dossiers.answer)
  answer(@Payload() command: AnswerCommand, @Ctx() context: AskContext) {
    return this.answerFields.execute(command, withActor(context))
  }

  @Handles(dossiers.submit)
  submit(@Payload() command: SubmitCommand, @Ctx() context: AskContext) {
    const asked = withActor(context)
    return this.replies.once(`submit ${command.dossier}`, command, asked, {
      work: () => this.submitDossier.execute(command, asked),
    })
  }

  @Handles(dossiers.subjects)
  subjects(@Payload() command: NameSubjectsCommand, @Ctx() context: AskContext) {
    return this.nameSubjects.execute(command, withActor(context))
  }

  @Handles(dossiers.remove)
  remove(@Payload() ref: DossierRef, @Ctx() context: AskContext) {
    return this.removeDraft.execute(ref, withActor(context))
  }
}
