import { Body, Controller, Get, HttpCode, Param, Post, Query, Req } from '@nestjs/common'
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger'
import type { FastifyRequest } from 'fastify'
import { agreements, DecideOnAgreement, ListEntries, ProposeAgreements } from '#contracts'
import { Public } from '../../auth/auth.guard.js'
import { Asking } from '../../http/asking.js'
import { Replies } from '../../http/replies.js'
import { IdempotencyKey, idempotencyOf } from '../dossiers/conditional.js'

/** Agreements: read by everyone, proposed from a form, decided on by the owner of the data. */
@ApiTags('Ministries')
@Controller('v1')
export class AgreementsController {
  constructor(private readonly asking: Asking) {}

  @Replies(agreements.list)
  @Public()
  @Get('agreements')
  list(@Query() query: ListEntries, @Req() request: FastifyRequest) {
    return this.asking.ask(agreements.list, query, request)
  }

  @Replies(agreements.get)
  @Public()
  @Get('agreements/:id')
  get(@Param('id') code: string, @Req() request: FastifyRequest) {
    return this.asking.ask(agreements.get, { code }, request)
  }

  /** What the form in force reads and no agreement gives yet, or some of it: one proposal for each owner. */
  @Replies(agreements.propose)
  @ApiBearerAuth()
  @IdempotencyKey()
  @Post('agreements')
  propose(@Body() body: ProposeAgreements, @Req() request: FastifyRequest) {
    return this.asking.ask(agreements.propose, { body, ...idempotencyOf(request) }, request)
  }

  @Replies(agreements.decide)
  @ApiBearerAuth()
  @IdempotencyKey()
  @Post('agreements/:id/decisions')
  @HttpCode(200)
  decide(@Param('id') id: string, @Body() body: DecideOnAgreement, @Req() request: FastifyRequest) {
    return this.asking.ask(agreements.decide, { id, body, ...idempotencyOf(request) }, request)
  }
}
