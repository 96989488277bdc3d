import { Controller } from '@nestjs/common'
import { Ctx, Payload } from '@nestjs/microservices'
import { Handles, withActor, type AskContext } from '#bus'
import { ListQuotas as Query, quotas, type QuotaPage } from '#contracts'
import { ListQuotas } from './list-quotas.js'

/** What is used of the quotas. */
@Controller()
export class QuotaController {
  constructor(private readonly listQuotas: ListQuotas) {}

  @Handles(quotas.list)
  list(@Payload() query: Query, @Ctx() context: AskContext): Promise<QuotaPage> {
    return this.listQuotas.execute(query, withActor(context).actor)
  }
}
