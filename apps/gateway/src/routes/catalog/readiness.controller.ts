import { Controller, Get, Param, Query, Req } from '@nestjs/common'
import { ApiTags } from '@nestjs/swagger'
import type { FastifyRequest } from 'fastify'
import { ListEntries, readiness } from '#contracts'
import { Public } from '../../auth/auth.guard.js'
import { Asking } from '../../http/asking.js'
import { Replies } from '../../http/replies.js'

/** What is missing before an authority can handle a procedure, and how many procedures need no paper. */
@ApiTags('Reference data')
@Public()
@Controller('v1')
export class ReadinessController {
  constructor(private readonly asking: Asking) {}

  /** The to-do list of an authority; whether it has handled a dossier is all that is told of its dossiers. */
  @Replies(readiness.ofAuthority)
  @Get('authorities/:code/readiness')
  async authority(@Param('code') code: string, @Query() page: ListEntries, @Req() request: FastifyRequest) {
    const trials = await this.asking.ask(readiness.trials, { code }, request)
    return this.asking.localised(readiness.ofAuthority, { ...page, code, trials: trials.items }, request)
  }

  @Replies(readiness.ofCountry)
  @Get('readiness')
  country(@Query() page: ListEntries, @Req() request: FastifyRequest) {
    return this.asking.localised(readiness.ofCountry, page, request)
  }
}
