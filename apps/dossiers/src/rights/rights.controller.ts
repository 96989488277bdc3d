import { Controller } from '@nestjs/common'
import { Ctx, Payload } from '@nestjs/microservices'
import { Handles, withActor, type AskContext } from '#bus'
import {
  AnswerRightCommand,
  AskForRightCommand,
  ListEntries,
  ListRightsRequests,
  rights,
  RightsRequestRef,
} from '#contracts'
import { Clock, Idempotent } from '#platform'
import { onceOnly } from '../dossier/once-only.js'
import { AnswerRequest, answerRoute } from './answer-request.js'
import { AskForRight, askRoute } from './ask-for-right.js'
import { Controllers } from './controllers.js'
import { FindRequests } from './find-requests.js'
import { RightsRequests } from './rights-requests.js'
import { termsOf } from './rights.rules.js'

/** People's rights to data about them: what they ask, and what is answered. */
@Controller()
export class RightsController {
  constructor(
    private readonly askForRight: AskForRight,
    private readonly answerRequest: AnswerRequest,
    private readonly find: FindRequests,
    private readonly requests: RightsRequests,
    private readonly controllers: Controllers,
    private readonly idempotent: Idempotent,
    private readonly clock: Clock,
  ) {}

  @Handles(rights.terms)
  terms() {
    return termsOf(this.requests.terms(this.clock.now()))
  }

  @Handles(rights.controllers)
  async of(@Ctx() context: AskContext) {
    return { items: await this.controllers.of(withActor(context).actor), nextCursor: null }
  }

  @Handles(rights.ask)
  ask(@Payload() command: AskForRightCommand, @Ctx() context: AskContext) {
    const { actor } = withActor(context)
    const work = () => this.askForRight.execute(onceOnly(command, context), actor)
    const mayStillTell = () => Promise.resolve(true)
    return this.idempotent.once({ route: askRoute, resultId: '' }, actor, command, { work, again: work, mayStillTell })
  }

  @Handles(rights.mine)
  mine(@Payload() page: ListEntries, @Ctx() context: AskContext) {
    return this.find.mine(page, withActor(context).actor)
  }

  @Handles(rights.withdraw)
  withdraw(@Payload() ref: RightsRequestRef, @Ctx() context: AskContext) {
    return this.askForRight.withdraw(ref, withActor(context).actor)
  }

  @Handles(rights.asked)
  asked(@Payload() query: ListRightsRequests, @Ctx() context: AskContext) {
    return this.find.asked(query, withActor(context).actor)
  }

  @Handles(rights.get)
  get(@Payload() ref: RightsRequestRef, @Ctx() context: AskContext) {
    return this.find.one(ref, withActor(context).actor)
  }

  @Handles(rights.answer)
  answer(@Payload() command: AnswerRightCommand, @Ctx() context: AskContext) {
    const { actor } = withActor(context)
    const work = () => this.answerRequest.execute(onceOnly(command, context), actor)
    const mayStillTell = async () => Boolean(await this.find.one(command, actor))
    const about = { route: answerRoute(command.request), resultId: command.request }
    return this.idempotent.once(about, actor, command, { work, again: work, mayStillTell })
  }
}
