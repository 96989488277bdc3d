import { Controller, Get, Param, Query, Req } from '@nestjs/common'
import { ApiTags } from '@nestjs/swagger'
import type { FastifyRequest } from 'fastify'
import { catalog, ListAuthorities, ListEntries, ListProcedures, ProcedureQuery } from '#contracts'
import { preferredLanguage } from '#platform'
import { Public } from '../../auth/auth.guard.js'
import { Asking } from '../../http/asking.js'
import { localise } from '../../http/localise.js'

/** What everyone may read without signing in. */
@ApiTags('Reference data')
@Public()
@Controller('v1')
export class ReferenceController {
  constructor(private readonly asking: Asking) {}

  @Get('procedures')
  procedures(@Query() query: ListProcedures, @Req() request: FastifyRequest) {
    return this.asking.localised(catalog.procedures, query, request)
  }

  /** Questions and papers before and now, of each procedure and of all. */
  @Get('burden')
  async burden(@Query() page: ListEntries, @Req() request: FastifyRequest) {
    const { item } = await this.asking.ask(catalog.burden, page, request)
    return localise(item, preferredLanguage(request.headers['accept-language']))
  }

  /** One procedure; with an authority or a province also what is charged there. */
  @Get('procedures/:code')
  async procedure(@Param('code') code: string, @Query() query: ProcedureQuery, @Req() request: FastifyRequest) {
    const { item } = await this.asking.ask(catalog.procedure, { ...query, code }, request)
    return localise(item, preferredLanguage(request.headers['accept-language']))
  }

  @Get('concepts')
  concepts(@Query() query: ListEntries, @Req() request: FastifyRequest) {
    return this.asking.localised(catalog.concepts, query, request)
  }

  @Get('registries')
  registries(@Query() query: ListEntries, @Req() request: FastifyRequest) {
    return this.asking.localised(catalog.registries, query, request)
  }

  @Get('authorities')
  authorities(@Query() query: ListAuthorities, @Req() request: FastifyRequest) {
    return this.asking.localised(catalog.authorities, query, request)
  }

  @Get('authorities/:code')
  async authority(@Param('code') code: string, @Req() request: FastifyRequest) {
    const { item } = await this.asking.ask(catalog.authority, { code }, request)
    return localise(item, preferredLanguage(request.headers['accept-language']))
  }
}
