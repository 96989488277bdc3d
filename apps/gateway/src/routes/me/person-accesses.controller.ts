import { Controller, Get, Query, Req } from '@nestjs/common'
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger'
import type { FastifyRequest } from 'fastify'
import { ListEntries, personAccesses } from '#contracts'
import { Asking } from '../../http/asking.js'
import { Replies } from '../../http/replies.js'

/** Who dealt with a person's data at the counter: for the person, and for the head of the office. */
@ApiTags('Dossiers')
@ApiBearerAuth()
@Controller('v1')
export class PersonAccessesController {
  constructor(private readonly asking: Asking) {}

  @Replies(personAccesses.mine)
  @Get('me/person-accesses')
  mine(@Query() query: ListEntries, @Req() request: FastifyRequest) {
    return this.asking.localised(personAccesses.mine, query, request)
  }

  @Replies(personAccesses.ofAuthority)
  @Get('person-accesses')
  ofAuthority(@Query() query: ListEntries, @Req() request: FastifyRequest) {
    return this.asking.localised(personAccesses.ofAuthority, query, request)
  }
}
