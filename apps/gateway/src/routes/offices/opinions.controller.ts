import { Controller, Get, Param, Query, Req } from '@nestjs/common'
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger'
import type { FastifyRequest } from 'fastify'
import { askedOpinions, ListAskedOpinions } from '#contracts'
import { Asking } from '../../http/asking.js'
import { Replies } from '../../http/replies.js'

/** What offices are asked by others. */
@ApiTags('Offices')
@ApiBearerAuth()
@Controller('v1/opinions')
export class OpinionsController {
  constructor(private readonly asking: Asking) {}

  /** Opinions the caller's office is asked for, what is due first at the top. */
  @Replies(askedOpinions.list)
  @Get()
  list(@Query() query: ListAskedOpinions, @Req() request: FastifyRequest) {
    return this.asking.localised(askedOpinions.list, query, request)
  }

  /** The question, and while it waits for its answer what was shared; `giveOpinion` names its `etag`. */
  @Replies(askedOpinions.get)
  @Get(':id')
  get(@Param('id') inquiry: string, @Req() request: FastifyRequest) {
    return this.asking.localised(askedOpinions.get, { inquiry }, request)
  }
}
