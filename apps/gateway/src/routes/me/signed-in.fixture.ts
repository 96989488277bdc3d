import type { ExecutionContext } from '@nestjs/common'
import { Reflector } from '@nestjs/core'
import type { FastifyRequest } from 'fastify'
import type { Actor } from '#contracts'
import { AuthGuard } from '../../auth/auth.guard.js'
import type { Credentials } from '../../auth/credentials.js'

/** A request of a citizen that the guard let through. */
export async function signedInRequest(subject: string): Promise<FastifyRequest> {
  const actor: Actor = { issuer: 'demo', subject, role: 'citizen', permissions: [], name: subject, personId: subject }
  const request = { method: 'GET', headers: {}, raw: {} } as FastifyRequest
  const credentials = { actorOf: () => Promise.resolve(actor) } as unknown as Credentials
  const route = {
    ...{ getHandler: () => AuthGuard, getClass: () => AuthGuard },
    switchToHttp: () => ({ getRequest: () => request }),
  }
  await new AuthGuard(new Reflector(), credentials).canActivate(route as unknown as ExecutionContext)
  return request
}
