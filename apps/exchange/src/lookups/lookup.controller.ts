import { Controller } from '@nestjs/common'
import { Ctx, Payload } from '@nestjs/microservices'
import { Handles, type AskContext } from '#bus'
import { accountOf, exchange, LookupRequest, type LookupReply } from '#contracts'
import { FairQueue } from './fair-queue.js'
import { MakeLookups } from './make-lookups.js'

@Controller()
export class LookupController {
  constructor(
    private readonly makeLookups: MakeLookups,
    private readonly turns: FairQueue,
  ) {}

  /** Each office has its turns, and so has each citizen: none of them waits for more than the others have brought. */
  @Handles(exchange.lookup)
  lookup(@Payload() request: LookupRequest, @Ctx() context: AskContext): Promise<LookupReply> {
    return this.turns.run(consumerOf(context), context.deadline, () => this.makeLookups.execute(request, context))
  }
}

function consumerOf({ actor }: AskContext): string {
  return actor ? (actor.authority ?? accountOf(actor)) : ''
}
