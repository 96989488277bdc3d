import { Body, Controller, Get, HttpCode, Param, Post, Req, Res } from '@nestjs/common'
import { ApiBearerAuth, ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { AskLookups, ClientLookups, clientLookups } from '#contracts'
import { Clock } from '#platform'
import { Asking } from '../../http/asking.js'
import { Replies } from '../../http/replies.js'
import { tellQuotas } from '../../overload/rate-limits.js'
import { IdempotencyKey, idempotencyOf } from '../dossiers/conditional.js'
import { externalDossierId } from './external-id.js'

/** Look-ups another system makes for a dossier it has told of. */
@ApiTags('Look-ups')
@ApiBearerAuth()
@Controller('v1/lookups')
export class LookupsController {
  constructor(
    private readonly asking: Asking,
    private readonly clock: Clock,
  ) {}

  /**
   * One look-up for each registry, all of them or none. A registry that is slow or down is a gap of its answers; what may not
   * be asked is 403 with every condition.
   */
  @Replies({ ...clientLookups.make, reply: ClientLookups })
  @IdempotencyKey()
  @Post()
  @HttpCode(200)
  async make(
    @Body() body: AskLookups,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const dossier = externalDossierId(body.dossierCode)
    const command = { dossier, body, ...idempotencyOf(request) }
    const { quotas = [], ...made } = await this.asking.localised(clientLookups.make, command, request, { dossier })
    tellQuotas(reply, quotas, this.clock.now())
    return made
  }

  /** What would be decided on the same body: asks no registry, costs nothing. */
  @Replies(clientLookups.explain)
  @Post('explain')
  @HttpCode(200)
  explain(@Body() body: AskLookups, @Req() request: FastifyRequest) {
    const dossier = externalDossierId(body.dossierCode)
    return this.asking.localised(clientLookups.explain, { dossier, body }, request, { dossier })
  }

  /** While its dossier is open. */
  @Replies(clientLookups.get)
  @Get(':lookupId')
  get(@Param('lookupId') lookupId: string, @Req() request: FastifyRequest) {
    return this.asking.localised(clientLookups.get, { lookupId }, request)
  }

  /** The receipt alone, a compact JWS. */
  @ApiProduces('application/jose')
  @ApiOkResponse({ schema: { type: 'string' }, description: 'The receipt (RFC 7515).' })
  @Get(':lookupId/receipt')
  async receipt(
    @Param('lookupId') lookupId: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { receipt } = await this.asking.ask(clientLookups.get, { lookupId }, request)
    await reply.type('application/jose').send(receipt)
  }
}
