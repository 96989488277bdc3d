import { createParamDecorator, Injectable, SetMetadata, type CanActivate, type ExecutionContext } from '@nestjs/common'
import { Reflector } from '@nestjs/core'
import type { FastifyRequest } from 'fastify'
import { signInNeeded, type Actor } from '#contracts'
import { Sessions } from '../sessions/sessions.js'
import { BearerTokens } from './bearer.js'

const isPublic = 'motlan:public'
const actors = new WeakMap<object, Actor>()

/** The route needs no sign-in. */
export const Public = () => SetMetadata(isPublic, true)

/** Who makes the request. */
export const SignedIn = createParamDecorator((_: unknown, context: ExecutionContext): Actor => {
  return actorOfRequest(context.switchToHttp().getRequest<FastifyRequest>()) as Actor
})

/** Who makes the request, or undefined on a public route without sign-in. */
export function actorOfRequest(request: FastifyRequest): Actor | undefined {
  return actors.get(request.raw)
}

/** Lets requests through that carry an accepted token or a session of the portal; writes with a session need our Origin. */
@Injectable()
export class AuthGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly bearer: BearerTokens,
    private readonly sessions: Sessions,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    if (this.reflector.getAllAndOverride<boolean | undefined>(isPublic, [context.getHandler(), context.getClass()]))
      return true
    const request = context.switchToHttp().getRequest<FastifyRequest>()
    actors.set(request.raw, await this.actorOf(request))
    return true
  }

  private async actorOf(request: FastifyRequest): Promise<Actor> {
    const { authorization } = request.headers
    if (authorization !== undefined) {
      const [scheme, token] = authorization.split(' ')
      if (scheme?.toLowerCase() !== 'bearer' || !token) throw signInNeeded()
      return this.bearer.actorOf(token)
    }
    const actor = await this.sessions.actorOf(request)
    if (!actor) throw signInNeeded()
    if (!['GET', 'HEAD', 'OPTIONS'].includes(request.method)) this.sessions.assertSameOrigin(request)
    return actor
  }
}
