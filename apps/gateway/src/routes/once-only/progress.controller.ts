import { Controller, Get, Query, Req, Res } from '@nestjs/common'
import { ApiProduces, ApiTags } from '@nestjs/swagger'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { ListProgress, pageOf, progress } from '#contracts'
import { preferredLanguage } from '#platform'
import { Public } from '../../auth/auth.guard.js'
import { Asking } from '../../http/asking.js'
import { localise } from '../../http/localise.js'
import { Replies } from '../../http/replies.js'
import { asCsvFile, wantsCsv } from '../csv.js'
import { progressAsCsv } from './progress-csv.js'

/** How far the announcements have come, for everyone. */
@ApiTags('Reference data')
@Public()
@Controller('v1/progress')
export class ProgressController {
  constructor(private readonly asking: Asking) {}

  /**
   * Of each concept whether it is announced and answered, which forms look it up and which ask for it all the same; of each
   * registry the sums; and what to announce next. With `Accept: text/csv` all concepts as a table.
   */
  @Replies(progress.list)
  @ApiProduces('application/json', 'text/csv')
  @Get()
  async list(
    @Query() { limit, cursor, ...query }: ListProgress,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const found = await this.asking.ask(progress.list, query, request)
    const language = preferredLanguage(request.headers['accept-language'])
    if (wantsCsv(request)) {
      asCsvFile(reply, 'progress.csv')
      return progressAsCsv(found.items, language) as never
    }
    const page = { ...(limit === undefined ? {} : { limit }), ...(cursor === undefined ? {} : { cursor }) }
    return localise({ ...found, ...pageOf(found.items, ({ concept }) => concept, page) }, language)
  }
}
