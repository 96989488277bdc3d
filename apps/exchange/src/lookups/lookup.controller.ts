import { Controller } from '@nestjs/common'
import { Ctx, Payload } from '@nestjs/microservices'
import { Handles, type AskContext } from '#bus'
import { exchange, LookupRequest, type LookupReply } from '#contracts'
import { MakeLookups } from './make-lookups.js'

@Controller()
export class LookupController {
  constructor(private readonly makeLookups: MakeLookups) {}

  @Handles(exchange.lookup)
  lookup(@Payload() request: LookupRequest, @Ctx() context: AskContext): Promise<LookupReply> {
    return this.makeLookups.execute(request, context)
  }
}
