import { Controller, Get, Res } from '@nestjs/common'
import { ApiTags } from '@nestjs/swagger'
import type { FastifyReply } from 'fastify'
import type { Actor } from '#contracts'
import { Readiness } from '#platform'
import { Public, SignedIn } from '../auth/auth.guard.js'

/** Whether the process lives and may take traffic. Demo faults do not change either. */
@ApiTags('Health')
@Public()
@Controller('health')
export class HealthController {
  constructor(private readonly readiness: Readiness) {}

  @Get('live')
  live() {
    return { status: 'live' }
  }

  @Get('ready')
  async ready(@Res({ passthrough: true }) reply: FastifyReply) {
    const missing = await this.readiness.missing()
    reply.status(missing.length === 0 ? 200 : 503)
    return { status: missing.length === 0 ? 'ready' : 'waiting', missing }
  }
}

/** Who is signed in. */
@ApiTags('Sign-in')
@Controller('v1/me')
export class MeController {
  @Get()
  me(@SignedIn() { role, permissions, name, personId, authority }: Actor) {
    return { role, permissions, name, ...(personId ? { personId } : {}), ...(authority ? { authority } : {}) }
  }
}
