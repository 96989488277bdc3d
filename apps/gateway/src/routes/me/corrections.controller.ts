import { Controller, Get, Query, Req } from '@nestjs/common'
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger'
import type { FastifyRequest } from 'fastify'
import { dossiers, ListEntries } from '#contracts'
import { Asking } from '../../http/asking.js'
import { Replies } from '../../http/replies.js'

/** What a person asked to have corrected, and what came of it. */
@ApiTags('Dossiers')
@ApiBearerAuth()
@Controller('v1/me')
export class MyCorrectionsController {
  constructor(private readonly asking: Asking) {}

  /** Of the own dossiers, newest change first. */
  @Replies(dossiers.myCorrections)
  @Get('corrections')
  corrections(@Query() query: ListEntries, @Req() request: FastifyRequest) {
    return this.asking.localised(dossiers.myCorrections, query, request)
  }
}
