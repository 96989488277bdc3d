import { createParamDecorator, Injectable, SetMetadata, type CanActivate, type ExecutionContext } from '@nestjs/common'
import { Reflector } from '@nestjs/core'
import type { FastifyRequest } from 'fastify'
import type { Actor } from '#contracts'
import { Credentials } from './credentials.js'

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

/** Who makes a request on a route that asks for a sign-in. */
export function signedIn(request: FastifyRequest): Actor {
  return actorOfRequest(request) as Actor
}

/** Lets requests through that carry an accepted token or a session of the portal; writes with a session need our Origin. */
@Injectable()
export class AuthGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly credentials: Credentials,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    if (this.reflector.getAllAndOverride<boolean | undefined>(isPublic, [context.getHandler(), context.getClass()]))
      return true
    const request = context.switchToHttp().getRequest<FastifyRequest>()
    const isRead = ['GET', 'HEAD', 'OPTIONS'].includes(request.method)
    actors.set(request.raw, await (isRead ? this.credentials.actorOf(request) : this.credentials.actorOfWrite(request)))
    return true
  }
}
