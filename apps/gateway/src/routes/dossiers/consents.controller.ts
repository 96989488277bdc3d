import { Body, Controller, Get, HttpCode, Param, Post, Query, Req } from '@nestjs/common'
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger'
import type { FastifyRequest } from 'fastify'
import { AnswerConsent, consents, ListEntries, RequestConsent, type ConsentView } from '#contracts'
import { Asking } from '../../http/asking.js'
import { Replies } from '../../http/replies.js'
import { IdempotencyKey, idempotencyOf } from './conditional.js'

/** Requests for the consent of another person: asked within a dossier, answered by the person they concern. */
@ApiTags('Consents')
@ApiBearerAuth()
@Controller('v1')
export class ConsentsController {
  constructor(private readonly asking: Asking) {}

  @Replies(consents.request)
  @IdempotencyKey()
  @Post('dossiers/:id/consents')
  request(@Param('id') dossier: string, @Body() body: RequestConsent, @Req() request: FastifyRequest) {
    const command = { dossier, body, ...idempotencyOf(request) }
    return this.asking.localised(consents.request, command, request, { dossier })
  }

  @Replies(consents.ofDossier)
  @Get('dossiers/:id/consents')
  ofDossier(@Param('id') dossier: string, @Query() page: ListEntries, @Req() request: FastifyRequest) {
    return this.asking.page(consents.ofDossier, { dossier }, request, { dossier, page, keyOf })
  }

  @Replies(consents.mine)
  @Get('consents')
  mine(@Query() page: ListEntries, @Req() request: FastifyRequest) {
    return this.asking.localised(consents.mine, page, request)
  }

  @Replies(consents.answer)
  @IdempotencyKey()
  @Post('consents/:id/answer')
  @HttpCode(200)
  answer(@Param('id') consent: string, @Body() body: AnswerConsent, @Req() request: FastifyRequest) {
    return this.asking.localised(consents.answer, { consent, body, ...idempotencyOf(request) }, request)
  }
}

const keyOf = ({ id }: ConsentView) => id
