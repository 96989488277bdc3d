import {
  Body,
  Controller,
  Get,
  HttpCode,
  Injectable,
  Post,
  Put,
  Req,
  UseGuards,
  type CanActivate,
} from '@nestjs/common'
import { ApiTags } from '@nestjs/swagger'
import { IsIn, IsInt, IsOptional, Max, Min } from 'class-validator'
import type { FastifyRequest } from 'fastify'
import {
  OutageList,
  outageModes,
  identity,
  outages,
  registryIds,
  TokenRequest,
  type OutageMode,
  type OwnRegistry,
} from '#contracts'
import { RuntimeSettings } from '#platform'
import { Public } from '../auth/auth.guard.js'
import { Asking } from '../http/asking.js'
import { Replies } from '../http/replies.js'
import { addressUnknown } from '../http/problem.js'

/** `PUT /demo/faults` */
export class SwitchOutage {
  @IsIn(registryIds) registry: OwnRegistry
  @IsIn(outageModes) mode: OutageMode
  @IsOptional() @IsInt() @Min(0) @Max(60_000) delayMs?: number
}

/** Hides the demo where it is off: its routes then do not exist. */
@Injectable()
export class DemoGuard implements CanActivate {
  constructor(private readonly settings: RuntimeSettings) {}

  canActivate(): boolean {
    if (this.settings.demo) return true
    throw addressUnknown()
  }
}

/** Personas, tokens and outage switches; only where `DEMO=true`. */
@ApiTags('Demo')
@Public()
@UseGuards(DemoGuard)
@Controller('demo')
export class DemoController {
  constructor(private readonly asking: Asking) {}

  @Replies(identity.personas)
  @Get('personas')
  personas(@Req() request: FastifyRequest) {
    return this.asking.localised(identity.personas, {}, request)
  }

  @Replies(identity.token)
  @Post('token')
  @HttpCode(200)
  token(@Body() body: TokenRequest, @Req() request: FastifyRequest) {
    return this.asking.localised(identity.token, body, request)
  }

  @Replies(OutageList)
  @Get('faults')
  async faults(@Req() request: FastifyRequest) {
    const items = registryIds.map(async (registry) => ({
      registry,
      ...(await this.asking.ask(outages[registry].get, {}, request)),
    }))
    return { items: await Promise.all(items) }
  }

  /** Acts from the next question on: the registry keeps the switch, so every instance of it obeys. */
  @Put('faults')
  @HttpCode(204)
  async switchOutage(@Body() { registry, mode, delayMs }: SwitchOutage, @Req() request: FastifyRequest): Promise<void> {
    await this.asking.ask(outages[registry].set, { mode, ...(delayMs === undefined ? {} : { delayMs }) }, request)
  }
}
