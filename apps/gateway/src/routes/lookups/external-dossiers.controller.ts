import { Body, Controller, HttpCode, Param, Post, Put, Req } from '@nestjs/common'
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger'
import type { FastifyRequest } from 'fastify'
import { externalDossiers, TellExternalDossier } from '#contracts'
import { Asking } from '../../http/asking.js'
import { Replies } from '../../http/replies.js'
import { IdempotencyKey, idempotencyOf } from '../dossiers/conditional.js'
import { externalDossierId } from './external-id.js'

/** Dossiers other systems handle: told before anything is looked up for them, closed when they end. */
@ApiTags('Look-ups')
@ApiBearerAuth()
@Controller('v1/external-dossiers')
export class ExternalDossiersController {
  constructor(private readonly asking: Asking) {}

  /** Told again with the same content it is answered alike; with other content it is refused (409). */
  @Replies(externalDossiers.tell)
  @Put(':code')
  @HttpCode(201)
  tell(@Param('code') code: string, @Body() body: TellExternalDossier, @Req() request: FastifyRequest) {
    const dossier = externalDossierId(code)
    return this.asking.ask(externalDossiers.tell, { dossier, code, body }, request, { dossier })
  }

  /** Nothing can be looked up for it any more; what was answered, and its receipts, can no longer be read. */
  @Replies(externalDossiers.close)
  @IdempotencyKey()
  @Post(':code/closure')
  @HttpCode(200)
  close(@Param('code') code: string, @Req() request: FastifyRequest) {
    const dossier = externalDossierId(code)
    return this.asking.ask(externalDossiers.close, { dossier, code, ...idempotencyOf(request) }, request, { dossier })
  }
}
