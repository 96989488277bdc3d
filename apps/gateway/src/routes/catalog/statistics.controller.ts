import { Controller, Get, Param, Query, Req } from '@nestjs/common'
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger'
import type { FastifyRequest } from 'fastify'
import { FiguresPeriod, ListFigures, RegistryFigures, registryFigures, type UsageItem } from '#contracts'
import { Asking } from '../../http/asking.js'
import { Replies } from '../../http/replies.js'

/** Figures about a registry, for its owner and for auditors. */
@ApiTags('Ministries')
@ApiBearerAuth()
@Controller('v1/registries/:id')
export class StatisticsController {
  constructor(private readonly asking: Asking) {}

  /** Look-ups by day, procedure and concept. */
  @Replies(registryFigures.usage)
  @Get('usage')
  usage(
    @Param('id') registry: string,
    @Query() { limit, cursor, ...period }: ListFigures,
    @Req() request: FastifyRequest,
  ) {
    const page = { ...(limit === undefined ? {} : { limit }), ...(cursor === undefined ? {} : { cursor }) }
    const keyOf = ({ day, procedure, concept }: UsageItem) => `${day} ${procedure} ${concept}`
    return this.asking.page(registryFigures.usage, { registry, ...period }, request, { page, keyOf })
  }

  /** How look-ups ended, and how many corrections were opened, are open, are overdue and were upheld. */
  @Replies(RegistryFigures)
  @Get('quality')
  async quality(@Param('id') registry: string, @Query() period: FiguresPeriod, @Req() request: FastifyRequest) {
    const quality = await this.asking.ask(registryFigures.quality, { registry, ...period }, request)
    const { from, to } = quality
    const corrections = await this.asking.ask(registryFigures.corrections, { registry, from, to }, request)
    const { received, open, overdue, upheld } = corrections
    return {
      ...quality,
      ...{ corrections: received, correctionsOpen: open, correctionsOverdue: overdue, correctionsUpheld: upheld },
    }
  }
}
