import { Controller } from '@nestjs/common'
import { Ctx, Payload } from '@nestjs/microservices'
import { Handles, withActor, type AskContext } from '#bus'
import { AskedOpinionRef, askedOpinions, ListAskedOpinions } from '#contracts'
import { FindAskedOpinions } from './find-asked-opinions.js'

/** What offices are asked by others. */
@Controller()
export class OpinionsController {
  constructor(private readonly find: FindAskedOpinions) {}

  @Handles(askedOpinions.list)
  list(@Payload() question: ListAskedOpinions, @Ctx() context: AskContext) {
    return this.find.page(question, withActor(context).actor)
  }

  @Handles(askedOpinions.get)
  get(@Payload() ref: AskedOpinionRef, @Ctx() context: AskContext) {
    return this.find.one(ref, withActor(context).actor)
  }
}
