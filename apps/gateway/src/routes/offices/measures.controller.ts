import { Controller, Get, Query, Req, Res } from '@nestjs/common'
import { ApiBearerAuth, ApiProduces, ApiTags } from '@nestjs/swagger'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { ListMeasured, ListMeasures, measures, pageOf } from '#contracts'
import { preferredLanguage } from '#platform'
import { Asking } from '../../http/asking.js'
import { localise } from '../../http/localise.js'
import { Replies } from '../../http/replies.js'
import { asCsvFile, wantsCsv } from '../csv.js'
import { measuresAsCsv } from './measures-csv.js'

/** What the work of an authority and those below comes to, for their heads. */
@ApiTags('Offices')
@ApiBearerAuth()
@Controller('v1/measures')
export class MeasuresController {
  constructor(private readonly asking: Asking) {}

  /** By authority, procedure, day or cause of delay; the worst first. With `Accept: text/csv` all of them as a table. */
  @Replies(measures.list)
  @ApiProduces('application/json', 'text/csv')
  @Get()
  async list(
    @Query() { limit, cursor, ...query }: ListMeasures,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const found = await this.asking.ask(measures.list, query, request)
    const language = preferredLanguage(request.headers['accept-language'])
    if (wantsCsv(request)) {
      asCsvFile(reply, `measures-${found.from}-${found.to}.csv`)
      return measuresAsCsv(found.items, language) as never
    }
    const page = { ...(limit === undefined ? {} : { limit }), ...(cursor === undefined ? {} : { cursor }) }
    return localise({ ...found, ...pageOf(found.items, ({ key }) => key, page) }, language)
  }

  /** The decided dossiers behind a measure, newest first, without names. */
  @Replies(measures.dossiers)
  @Get('dossiers')
  dossiers(@Query() query: ListMeasured, @Req() request: FastifyRequest) {
    return this.asking.localised(measures.dossiers, query, request)
  }
}
