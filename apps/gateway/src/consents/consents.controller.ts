import { Body, Controller, Get, HttpCode, Param, Post, Req } from '@nestjs/common'
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger'
import type { FastifyRequest } from 'fastify'
import { AnswerConsent, consents, RequestConsent } from '#contracts'
import { Asking } from '../http/asking.js'

/** Requests for the consent of another person: asked within a dossier, answered by the person they concern. */
@ApiTags('Consents')
@ApiBearerAuth()
@Controller('v1')
export class ConsentsController {
  constructor(private readonly asking: Asking) {}

  @Post('dossiers/:id/consents')
  request(@Param('id') dossier: string, @Body() body: RequestConsent, @Req() request: FastifyRequest) {
    return this.asking.localised(consents.request, { dossier, body }, request, { dossier, repeatable: false })
  }

  @Get('dossiers/:id/consents')
  ofDossier(@Param('id') dossier: string, @Req() request: FastifyRequest) {
    return this.asking.localised(consents.ofDossier, { dossier }, request, { dossier })
  }

  @Get('consents')
  mine(@Req() request: FastifyRequest) {
    return this.asking.localised(consents.mine, {}, request)
  }

  @Post('consents/:id/answer')
  @HttpCode(200)
  answer(@Param('id') consent: string, @Body() body: AnswerConsent, @Req() request: FastifyRequest) {
    return this.asking.localised(consents.answer, { consent, body }, request, { repeatable: false })
  }
}
