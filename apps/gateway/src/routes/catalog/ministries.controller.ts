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
} from '#contracts'
import { Public } from '../../auth/auth.guard.js'
import { Asking } from '../../http/asking.js'
import { Replies } from '../../http/replies.js'
import { IdempotencyKey, idempotencyOf } from '../dossiers/conditional.js'

/** Registries, concepts and announcements by their owners; waivers. */
@ApiTags('Ministries')
@ApiBearerAuth()
@Controller('v1')
export class MinistriesController {
  constructor(private readonly asking: Asking) {}

  @Replies(ministries.register)
  @IdempotencyKey()
  @Post('registries')
  register(@Body() body: RegisterRegistry, @Req() request: FastifyRequest) {
    return this.asking.localised(ministries.register, { ...body, ...idempotencyOf(request) }, request)
  }

  @Replies(ministries.change)
  @Put('registries/:id')
  change(@Param('id') registry: string, @Body() body: RegistryStatement, @Req() request: FastifyRequest) {
    return this.asking.localised(ministries.change, { registry, body }, request)
  }

  @Replies(ministries.concepts)
  @Public()
  @Get('registries/:id/concepts')
  concepts(@Param('id') registry: string, @Query() page: ListEntries, @Req() request: FastifyRequest) {
    return this.asking.localised(ministries.concepts, { registry, ...page }, request)
  }

  @Replies(ministries.addConcept)
  @IdempotencyKey()
  @Post('registries/:id/concepts')
  addConcept(@Param('id') registry: string, @Body() body: RegisterConcept, @Req() request: FastifyRequest) {
    return this.asking.localised(ministries.addConcept, { registry, body, ...idempotencyOf(request) }, request)
  }

  @Replies(ministries.announcements)
  @Public()
  @Get('registries/:id/announcements')
  announcements(@Param('id') registry: string, @Query() page: ListEntries, @Req() request: FastifyRequest) {
    return this.asking.localised(ministries.announcements, { registry, ...page }, request)
  }

  @Replies(ministries.announce)
  @IdempotencyKey()
  @Post('registries/:id/announcements')
  announce(@Param('id') registry: string, @Body() body: Announce, @Req() request: FastifyRequest) {
    return this.asking.localised(ministries.announce, { registry, body, ...idempotencyOf(request) }, request)
  }

  /** Ends an announcement; the answer lists the forms that ask again. */
  @Replies(ministries.retract)
  @Delete('registries/:id/announcements')
  retract(@Param('id') registry: string, @Body() body: Retract, @Req() request: FastifyRequest) {
    return this.asking.localised(ministries.retract, { registry, body }, request)
  }

  /** What ending an announcement would mean, before it is done. */
  @Replies(ministries.impact)
  @Post('registries/:id/announcements/impact')
  @HttpCode(200)
  impact(@Param('id') registry: string, @Body() body: Retract, @Req() request: FastifyRequest) {
    return this.asking.localised(ministries.impact, { registry, body }, request)
  }

  @Replies(ministries.waivers)
  @Public()
  @Get('waivers')
  waivers(@Query() query: ListEntries, @Req() request: FastifyRequest) {
    return this.asking.localised(ministries.waivers, query, request)
  }

  @Replies(ministries.waive)
  @IdempotencyKey()
  @Post('waivers')
  waive(@Body() body: GrantWaiver, @Req() request: FastifyRequest) {
    return this.asking.localised(ministries.waive, { ...body, ...idempotencyOf(request) }, request)
  }
}
