import { Controller } from '@nestjs/common'
import { Ctx, Payload } from '@nestjs/microservices'
import { Handles, type AskContext } from '#bus'
import { accountOf, exchange, ExplainRequest, LookupRequest, type LookupDecision, type LookupReply } from '#contracts'
import { Clock } from '#platform'
import { dayOf } from '#vietnam'
import { DecideOnLookups } from './decide-on-lookups.js'
import { FairQueue } from './fair-queue.js'
import { MakeLookups } from './make-lookups.js'

@Controller()
export class LookupController {
  constructor(
    private readonly makeLookups: MakeLookups,
    private readonly decideOnLookups: DecideOnLookups,
    private readonly turns: FairQueue,
    private readonly clock: Clock,
  ) {}

  /** Each office has its turns, and so has each citizen: none of them waits for more than the others have brought. */
  @Handles(exchange.lookup)
  lookup(@Payload() request: LookupRequest, @Ctx() context: AskContext): Promise<LookupReply> {
    return this.turns.run(consumerOf(context), context.deadline, () => this.makeLookups.execute(request, context))
  }

  @Handles(exchange.explain)
  explain(@Payload() request: ExplainRequest): LookupDecision {
    return this.decideOnLookups.explain(request, dayOf(this.clock.now()))
  }
}

function consumerOf({ actor }: AskContext): string {
  return actor ? (actor.authority ?? accountOf(actor)) : ''
}
