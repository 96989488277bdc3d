import { Controller } from '@nestjs/common'
import { Ctx, Payload } from '@nestjs/microservices'
import { Handles, withActor, type AskContext } from '#bus'
import { AnswerConsentCommand, consents, DossierRef, ListEntries, RequestConsentCommand } from '#contracts'
import { Idempotent } from '#platform'
import { KeptReplies } from '../views/kept-replies.js'
import { AnswerConsent } from './answer-consent.js'
import { FindConsents } from './find-consents.js'
import { RequestConsent } from './request-consent.js'

/** Requests for the consent of another person, and their answers. */
@Controller()
export class ConsentsController {
  constructor(
    private readonly requestConsent: RequestConsent,
    private readonly answerConsent: AnswerConsent,
    private readonly findConsents: FindConsents,
    private readonly idempotent: Idempotent,
    private readonly replies: KeptReplies,
  ) {}

  @Handles(consents.request)
  request(@Payload() command: RequestConsentCommand, @Ctx() context: AskContext) {
    const asked = withActor(context)
    const work = () => this.requestConsent.execute(command, asked)
    return this.replies.once(`ask consent ${command.dossier}`, command, asked, { work })
  }

  @Handles(consents.answer)
  answer(@Payload() command: AnswerConsentCommand, @Ctx() context: AskContext) {
    const asked = withActor(context)
    const work = () => this.answerConsent.execute(command, asked)
    const about = { route: `answer consent ${command.consent}`, resultId: command.consent }
    const mayStillTell = () => this.answerConsent.isThere(command.consent, asked.actor)
    return this.idempotent.once(about, asked.actor, command, { work, again: work, mayStillTell })
  }

  @Handles(consents.ofDossier)
  ofDossier(@Payload() ref: DossierRef, @Ctx() context: AskContext) {
    return this.findConsents.ofDossier(ref, withActor(context).actor)
  }

  @Handles(consents.mine)
  mine(@Payload() page: ListEntries, @Ctx() context: AskContext) {
    return this.findConsents.mine(page, withActor(context).actor)
  }
}
