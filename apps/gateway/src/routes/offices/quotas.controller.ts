import { Controller, Get, Query, Req } from '@nestjs/common'
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger'
import type { FastifyRequest } from 'fastify'
import { ListQuotas, quotas } from '#contracts'
import { Asking } from '../../http/asking.js'
import { Replies } from '../../http/replies.js'

/** How much of what was agreed on is used, for those who use it and for the owners of the data. */
@ApiTags('Offices')
@ApiBearerAuth()
@Controller('v1/quotas')
export class QuotasController {
  constructor(private readonly asking: Asking) {}

  /**
   * Today's use: an office's own, a ministry's of every office under the agreements about its data, the most used first. A
   * look-up counts once, when the registry answered, be it that there is no record; a look-up that was refused, was not
   * answered, or whose answer was not signed as it must be is free.
   */
  @Replies(quotas.list)
  @Get()
  list(@Query() query: ListQuotas, @Req() request: FastifyRequest) {
    return this.asking.ask(quotas.list, query, request)
  }
}
