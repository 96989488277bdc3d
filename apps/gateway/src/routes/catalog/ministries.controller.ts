import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put, Query, Req } from '@nestjs/common'
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger'
import type { FastifyRequest } from 'fastify'
import {
  Announce,
  GrantWaiver,
  ListEntries,
  ministries,
  RegisterConcept,
  RegisterRegistry,
  RegistryStatement,
  Retract,
  type Affected,
} from '#contracts'
import { preferredLanguage } from '#platform'
import { Public } from '../../auth/auth.guard.js'
import { Asking } from '../../http/asking.js'
import { localise } from '../../http/localise.js'
import { IdempotencyKey, idempotencyOf } from '../dossiers/conditional.js'
import { inLanguage } from './forms.controller.js'

const once = { repeatable: false }

/** Registries, concepts and announcements by their owners; waivers. */
@ApiTags('Ministries')
@ApiBearerAuth()
@Controller('v1')
export class MinistriesController {
  constructor(private readonly asking: Asking) {}

  @IdempotencyKey()
  @Post('registries')
  async register(@Body() body: RegisterRegistry, @Req() request: FastifyRequest) {
    return told(
      await this.asking.ask(ministries.register, { ...body, ...idempotencyOf(request) }, request, once),
      request,
    )
  }

  @Put('registries/:id')
  async change(@Param('id') registry: string, @Body() body: RegistryStatement, @Req() request: FastifyRequest) {
    return told(await this.asking.ask(ministries.change, { registry, body }, request, once), request)
  }

  @Public()
  @Get('registries/:id/concepts')
  concepts(@Param('id') registry: string, @Query() page: ListEntries, @Req() request: FastifyRequest) {
    return this.asking.localised(ministries.concepts, { registry, ...page }, request)
  }

  @IdempotencyKey()
  @Post('registries/:id/concepts')
  async addConcept(@Param('id') registry: string, @Body() body: RegisterConcept, @Req() request: FastifyRequest) {
    return told(
      await this.asking.ask(ministries.addConcept, { registry, body, ...idempotencyOf(request) }, request, once),
      request,
    )
  }

  @Public()
  @Get('registries/:id/announcements')
  announcements(@Param('id') registry: string, @Query() page: ListEntries, @Req() request: FastifyRequest) {
    return this.asking.localised(ministries.announcements, { registry, ...page }, request)
  }

  @IdempotencyKey()
  @Post('registries/:id/announcements')
  async announce(@Param('id') registry: string, @Body() body: Announce, @Req() request: FastifyRequest) {
    return told(
      await this.asking.ask(ministries.announce, { registry, body, ...idempotencyOf(request) }, request, once),
      request,
    )
  }

  /** Ends an announcement; the answer lists the forms that ask again. */
  @Delete('registries/:id/announcements')
  async retract(@Param('id') registry: string, @Body() body: Retract, @Req() request: FastifyRequest) {
    return told(await this.asking.ask(ministries.retract, { registry, body }, request, once), request)
  }

  /** What ending an announcement would mean, before it is done. */
  @Post('registries/:id/announcements/impact')
  @HttpCode(200)
  async impact(@Param('id') registry: string, @Body() body: Retract, @Req() request: FastifyRequest) {
    return told(await this.asking.ask(ministries.impact, { registry, body }, request), request)
  }

  @Public()
  @Get('waivers')
  waivers(@Query() query: ListEntries, @Req() request: FastifyRequest) {
    return this.asking.localised(ministries.waivers, query, request)
  }

  @IdempotencyKey()
  @Post('waivers')
  async waive(@Body() body: GrantWaiver, @Req() request: FastifyRequest) {
    return told(await this.asking.ask(ministries.waive, { ...body, ...idempotencyOf(request) }, request, once), request)
  }
}

/** What was stated, in the caller's language, with the forms it touches. */
function told({ item, affected }: Affected, request: FastifyRequest): object {
  const stated = localise(item, preferredLanguage(request.headers['accept-language'])) as object
  return { ...stated, affected: affected.map((form) => ({ ...form, findings: inLanguage(form.findings, request) })) }
}
