import { Injectable } from '@nestjs/common'
import type { FastifyRequest } from 'fastify'
import { signInNeeded, type Actor } from '#contracts'
import { Sessions } from '../sessions/sessions.js'
import { BearerTokens } from './bearer.js'
import { assertAccountOfPage } from './page-account.js'

/** Who presents what with a request: a token, or a session of the portal. */
@Injectable()
export class Credentials {
  constructor(
    private readonly bearer: BearerTokens,
    private readonly sessions: Sessions,
  ) {}

  /**
   * Throws `sign_in_needed` where nothing is presented, `token_refused` for a token that does not hold,
   * `signed_in_as_another` for a session of another account than the page's.
   */
  async actorOf(request: FastifyRequest): Promise<Actor> {
    const { authorization } = request.headers
    if (authorization !== undefined) {
      const [, token] = /^bearer +(\S+)$/i.exec(authorization.trim()) ?? []
      if (token === undefined) throw signInNeeded()
      return this.bearer.actorOf(token)
    }
    const actor = await this.sessions.actorOf(request)
    if (!actor) throw signInNeeded()
    assertAccountOfPage(request, actor)
    return actor
  }

  /** As {@link actorOf}, for a request that may change something: with a session it must come from the portal's own pages. */
  async actorOfWrite(request: FastifyRequest): Promise<Actor> {
    const actor = await this.actorOf(request)
    if (request.headers.authorization === undefined) this.sessions.assertSameOrigin(request)
    return actor
  }
}
