import { Body, Controller, Param, Put, Req } from '@nestjs/common'
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger'
import type { FastifyRequest } from 'fastify'
import { EnterFee, fees } from '#contracts'
import { Asking } from '../../http/asking.js'
import { Replies } from '../../http/replies.js'

/** What provinces charge, entered by the provinces. */
@ApiTags('Fees')
@ApiBearerAuth()
@Controller('v1')
export class FeesController {
  constructor(private readonly asking: Asking) {}

  /** The fee a people's council set, from a day on; by a head or a supervisor of that province. */
  @Replies(fees.enter)
  @Put('procedures/:code/fees/:province')
  enter(
    @Param('code') procedure: string,
    @Param('province') province: string,
    @Body() body: EnterFee,
    @Req() request: FastifyRequest,
  ) {
    const command = { procedure, province, body }
    return this.asking.ask(fees.enter, command, request)
  }
}
