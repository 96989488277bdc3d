import { Body, Controller, Get, HttpCode, Param, Post, Query, Req } from '@nestjs/common'
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger'
import type { FastifyRequest } from 'fastify'
import {
  CorrectionResults,
  DecideCorrection,
  DecideCorrections,
  ListCorrections,
  OwnedCorrection,
  OwnedCorrectionPage,
} from '#contracts'
import { Asking } from '../../http/asking.js'
import { Replies } from '../../http/replies.js'
import { IdempotencyKey, idempotencyOf } from '../dossiers/conditional.js'
import { DecideOnCorrections, registryNotConnected } from './decide-on-corrections.js'
import { OwnedRegistries } from './owned-registries.js'

/** Claims that values of a registry are wrong, for the ministry that owns it. */
@ApiTags('Ministries')
@ApiBearerAuth()
@Controller('v1')
export class CorrectionsController {
  constructor(
    private readonly asking: Asking,
    private readonly decideOn: DecideOnCorrections,
    private readonly registries: OwnedRegistries,
  ) {}

  /** Newest change first; claims about the same record, concept and held value are one correction. */
  @Replies(OwnedCorrectionPage)
  @Get('registries/:id/corrections')
  async list(@Param('id') registry: string, @Query() query: ListCorrections, @Req() request: FastifyRequest) {
    const contract = await this.registries.find(registry, request)
    if (!contract) throw registryNotConnected()
    return this.asking.localised(contract.corrections, query, request)
  }

  /** The id names the registry that decides. */
  @Replies(OwnedCorrection)
  @IdempotencyKey()
  @Post('corrections/:id/decisions')
  @HttpCode(200)
  decide(@Param('id') id: string, @Body() body: DecideCorrection, @Req() request: FastifyRequest) {
    return this.decideOn.one(id, body, request, idempotencyOf(request).idempotency)
  }

  /** One decision on up to 50 corrections, each by itself. */
  @Replies(CorrectionResults)
  @IdempotencyKey()
  @Post('correction-decisions')
  @HttpCode(200)
  async decideMany(@Body() body: DecideCorrections, @Req() request: FastifyRequest) {
    return { items: await this.decideOn.each(body, request) }
  }
}
