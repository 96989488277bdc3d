import { Body, Controller, Get, HttpCode, Param, Post, Query, Req } from '@nestjs/common'
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger'
import type { FastifyRequest } from 'fastify'
import { AnswerRight, AskForRight, ListEntries, ListRightsRequests, rights } from '#contracts'
import { Public } from '../../auth/auth.guard.js'
import { Asking } from '../../http/asking.js'
import { Replies } from '../../http/replies.js'
import { IdempotencyKey, idempotencyOf } from '../dossiers/conditional.js'

/** People's rights to data about them: to access, correct, delete, restrict, object and complain. */
@ApiTags('Rights')
@ApiBearerAuth()
@Controller('v1')
export class RightsController {
  constructor(private readonly asking: Asking) {}

  /** The kinds of request, and how long whoever answers for the data has; no sign-in. */
  @Public()
  @Replies(rights.terms)
  @Get('rights')
  terms(@Req() request: FastifyRequest) {
    return this.asking.localised(rights.terms, {}, request)
  }

  /** Who answers for data about the caller: offices, the owners of registries, the provinces that run the gateway. */
  @Replies(rights.controllers)
  @Get('me/controllers')
  controllers(@Query() page: ListEntries, @Req() request: FastifyRequest) {
    return this.asking.page(rights.controllers, {}, request, { page, keyOf: ({ code }) => code })
  }

  @Replies(rights.ask)
  @IdempotencyKey()
  @Post('me/complaints')
  ask(@Body() body: AskForRight, @Req() request: FastifyRequest) {
    return this.asking.localised(rights.ask, { body, ...idempotencyOf(request) }, request)
  }

  @Replies(rights.mine)
  @Get('me/complaints')
  mine(@Query() page: ListEntries, @Req() request: FastifyRequest) {
    return this.asking.localised(rights.mine, page, request)
  }

  /** Takes a request back that is not answered yet. */
  @Replies(rights.withdraw)
  @IdempotencyKey()
  @Post('me/complaints/:id/withdrawal')
  @HttpCode(200)
  withdraw(@Param('id') id: string, @Req() request: FastifyRequest) {
    return this.asking.localised(rights.withdraw, { request: id, ...idempotencyOf(request) }, request)
  }

  /** Requests the caller's authority has to answer. */
  @Replies(rights.asked)
  @Get('complaints')
  asked(@Query() query: ListRightsRequests, @Req() request: FastifyRequest) {
    return this.asking.localised(rights.asked, query, request)
  }

  /** For who asked, and for the authority that answers. */
  @Replies(rights.get)
  @Get('complaints/:id')
  get(@Param('id') id: string, @Req() request: FastifyRequest) {
    return this.asking.localised(rights.get, { request: id }, request)
  }

  /** The first answer is due within two working days; `extended` is possible once, where the terms allow it. */
  @Replies(rights.answer)
  @IdempotencyKey()
  @Post('complaints/:id/answers')
  @HttpCode(200)
  answer(@Param('id') id: string, @Body() body: AnswerRight, @Req() request: FastifyRequest) {
    return this.asking.localised(rights.answer, { request: id, body, ...idempotencyOf(request) }, request)
  }
}
