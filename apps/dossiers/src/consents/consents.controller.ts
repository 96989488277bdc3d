import { Controller } from '@nestjs/common'
import { Ctx, Payload } from '@nestjs/microservices'
import { AnswerConsentCommand, consents, DossierRef, RequestConsentCommand } from '#contracts'
import { Answers, type AskContext } from '#platform'
import { withActor } from '../cases/with-actor.js'
import { AnswerConsent } from './answer-consent.js'
import { FindConsents } from './find-consents.js'
import { RequestConsent } from './request-consent.js'

/** Requests for the consent of another person, and her answers. */
@Controller()
export class ConsentsController {
  constructor(
    private readonly requestConsent: RequestConsent,
    private readonly answerConsent: AnswerConsent,
    private readonly findConsents: FindConsents,
  ) {}

  @Answers(consents.request)
  request(@Payload() command: RequestConsentCommand, @Ctx() context: AskContext) {
    return this.requestConsent.execute(command, withActor(context))
  }

  @Answers(consents.answer)
  answer(@Payload() command: AnswerConsentCommand, @Ctx() context: AskContext) {
    return this.answerConsent.execute(command, withActor(context))
  }

  @Answers(consents.ofDossier)
  ofDossier(@Payload() ref: DossierRef, @Ctx() context: AskContext) {
    return this.findConsents.ofDossier(ref, withActor(context).actor)
  }

  @Answers(consents.mine)
  mine(@Ctx() context: AskContext) {
    return this.findConsents.mine(withActor(context).actor)
  }
}
