import { Body, Controller, Get, HttpCode, Param, Post, Query, Req } from '@nestjs/common'
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger'
import type { FastifyRequest } from 'fastify'
import { ActOnDossiers, BatchedResults, ListColleagues, ListEntries, officeWork, WriteNote } from '#contracts'
import { Asking } from '../../http/asking.js'
import { Replies } from '../../http/replies.js'
import { IdempotencyKey, idempotencyOf } from '../dossiers/conditional.js'
import { ActOnEachDossier } from './act-on-dossiers.js'

/** How an office shares its work. */
@ApiTags('Offices')
@ApiBearerAuth()
@Controller('v1')
export class OfficeWorkController {
  constructor(
    private readonly asking: Asking,
    private readonly actOnEach: ActOnEachDossier,
  ) {}

  /** Acts on up to 50 dossiers, each by itself; officials name the version of each (`ifMatch`). */
  @Replies(BatchedResults)
  @IdempotencyKey()
  @Post('dossier-actions')
  @HttpCode(200)
  async act(@Body() body: ActOnDossiers, @Req() request: FastifyRequest) {
    return { items: await this.actOnEach.execute(body, request) }
  }

  /** To whom a dossier can be assigned. */
  @Replies(officeWork.colleagues)
  @Get('colleagues')
  colleagues(@Query() { authority, ...page }: ListColleagues, @Req() request: FastifyRequest) {
    const question = authority === undefined ? {} : { authority }
    return this.asking.page(officeWork.colleagues, question, request, { page, keyOf: ({ account }) => account })
  }

  @Replies(officeWork.writeNote)
  @IdempotencyKey()
  @Post('dossiers/:id/notes')
  writeNote(@Param('id') dossier: string, @Body() body: WriteNote, @Req() request: FastifyRequest) {
    return this.asking.localised(officeWork.writeNote, { dossier, body, ...idempotencyOf(request) }, request, {
      dossier,
    })
  }

  /** Notes of the office, newest first; citizens never read them. */
  @Replies(officeWork.notes)
  @Get('dossiers/:id/notes')
  notes(@Param('id') dossier: string, @Query() page: ListEntries, @Req() request: FastifyRequest) {
    return this.asking.page(officeWork.notes, { dossier }, request, { dossier, page, keyOf: ({ id }) => id })
  }
}
