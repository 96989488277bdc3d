import { Controller, Get, Res } from '@nestjs/common'
import { ApiTags } from '@nestjs/swagger'
import type { FastifyReply } from 'fastify'
import { Liveness, Me, ReadinessState, type Actor } from '#contracts'
import { accountNameOf, Clock, Readiness } from '#platform'
import { communeAgencyCode, dayOf, provinceOf } from '#vietnam'
import { Public, SignedIn } from '../auth/auth.guard.js'
import { Replies } from '../http/replies.js'

/** Whether the process lives and may take traffic. Demo faults do not change either. */
@ApiTags('Health')
@Public()
@Controller('health')
export class HealthController {
  constructor(private readonly readiness: Readiness) {}

  @Replies(Liveness)
  @Get('live')
  live(): Liveness {
    return { status: 'live' }
  }

  @Replies(ReadinessState, { also: [503] })
  @Get('ready')
  async ready(@Res({ passthrough: true }) reply: FastifyReply): Promise<ReadinessState> {
    const missing = await this.readiness.missing()
    reply.status(missing.length === 0 ? 200 : 503)
    return { status: missing.length === 0 ? 'ready' : 'waiting', missing }
  }
}

/** Who is signed in. */
@ApiTags('Sign-in')
@Controller('v1/me')
export class MeController {
  constructor(private readonly clock: Clock) {}

  /**
   * `account` names the account and tells nothing of it. `receivingOffice` receives what a citizen hands in; left out where
   * the sign-in does not say in which commune they live.
   */
  @Replies(Me)
  @Get()
  me(@SignedIn() actor: Actor): Me {
    const { role, permissions, name, personId, authority, residence } = actor
    const today = dayOf(this.clock.now())
    const province = residence && provinceOf(residence, today)?.code
    const receivingOffice = province && communeAgencyCode(province, residence)
    return {
      ...{ account: accountNameOf(actor), role, permissions, name },
      ...(personId ? { personId } : {}),
      ...(authority ? { authority } : {}),
      ...(receivingOffice ? { receivingOffice } : {}),
    }
  }
}
