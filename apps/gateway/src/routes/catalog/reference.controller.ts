import { Controller, Get, Param, Query, Req } from '@nestjs/common'
import { ApiTags } from '@nestjs/swagger'
import type { FastifyRequest } from 'fastify'
import { catalog, ListAuthorities, ListEntries, ListProcedures, ProcedureQuery } from '#contracts'
import { Public } from '../../auth/auth.guard.js'
import { Asking } from '../../http/asking.js'
import { Replies } from '../../http/replies.js'

/** What everyone may read without signing in. */
@ApiTags('Reference data')
@Public()
@Controller('v1')
export class ReferenceController {
  constructor(private readonly asking: Asking) {}

  @Replies(catalog.procedures)
  @Get('procedures')
  procedures(@Query() query: ListProcedures, @Req() request: FastifyRequest) {
    return this.asking.localised(catalog.procedures, query, request)
  }

  /** Questions and papers before and now, of each procedure and of all. */
  @Replies(catalog.burden)
  @Get('burden')
  burden(@Query() page: ListEntries, @Req() request: FastifyRequest) {
    return this.asking.localised(catalog.burden, page, request)
  }

  /** One procedure; with an authority or a province also what is charged there. */
  @Replies(catalog.procedure)
  @Get('procedures/:code')
  procedure(@Param('code') code: string, @Query() query: ProcedureQuery, @Req() request: FastifyRequest) {
    return this.asking.localised(catalog.procedure, { ...query, code }, request)
  }

  @Replies(catalog.concepts)
  @Get('concepts')
  concepts(@Query() query: ListEntries, @Req() request: FastifyRequest) {
    return this.asking.localised(catalog.concepts, query, request)
  }

  /** What may be asked of a person because no database can know it; a question of a form names one of them. */
  @Replies(catalog.askedConcepts)
  @Get('asked-concepts')
  askedConcepts(@Query() query: ListEntries, @Req() request: FastifyRequest) {
    return this.asking.localised(catalog.askedConcepts, query, request)
  }

  /** Kinds of papers, and which facts each proves about whom. */
  @Replies(catalog.papers)
  @Get('papers')
  papers(@Query() query: ListEntries, @Req() request: FastifyRequest) {
    return this.asking.localised(catalog.papers, query, request)
  }

  @Replies(catalog.registries)
  @Get('registries')
  registries(@Query() query: ListEntries, @Req() request: FastifyRequest) {
    return this.asking.localised(catalog.registries, query, request)
  }

  @Replies(catalog.authorities)
  @Get('authorities')
  authorities(@Query() query: ListAuthorities, @Req() request: FastifyRequest) {
    return this.asking.localised(catalog.authorities, query, request)
  }

  @Replies(catalog.authority)
  @Get('authorities/:code')
  authority(@Param('code') code: string, @Req() request: FastifyRequest) {
    return this.asking.localised(catalog.authority, { code }, request)
  }
}
