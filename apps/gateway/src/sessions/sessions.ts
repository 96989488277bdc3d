import type {} from '@fastify/cookie'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { Injectable } from '@nestjs/common'
import { Actor } from '#contracts'
import { check, Clock, ServiceKeys } from '#platform'
import { SessionSettings } from '../session.settings.js'
import { SealedToken, type Opened } from './sealed-token.js'
import { originRefused } from './session.errors.js'

/** Seconds a session lasts: a working day. */
const sessionSeconds = 8 * 3600

/** How many cookies, and how many milliseconds, an opened one is remembered. */
const remembered = { entries: 10_000, milliseconds: 60_000 }

/**
 * The portal's sessions, kept nowhere but in the browser: the cookie is the {@link Actor}, sealed for 8 hours with a
 * key all gateways share. Signing out removes the cookie; a copy of it stays good until it expires.
 */
@Injectable()
export class Sessions {
  private readonly tokens: SealedToken<Actor>
  private readonly opened = new Map<string, Opened<Actor>>()

  constructor(
    keys: ServiceKeys,
    private readonly clock: Clock,
    private readonly settings: SessionSettings,
  ) {
    this.tokens = new SealedToken(keys.deriveKey('session'), sessionSeconds, clock)
  }

  /** Who the portal's user is; a missing, changed, foreign or expired cookie is no session. */
  async actorOf(request: FastifyRequest): Promise<Actor | undefined> {
    const cookie = request.cookies[this.cookieName]
    if (!cookie) return undefined
    const now = this.clock.now().getTime()
    const known = this.opened.get(cookie)
    if (known && known.until > now) return known.content
    this.opened.delete(cookie)
    const session = await this.tokens.open(cookie)
    if (!session || check(Actor, session.content).length > 0) return undefined
    this.remember(cookie, { ...session, until: Math.min(session.until, now + remembered.milliseconds) })
    return session.content
  }

  /** Throws `origin_refused` unless the browser says the request comes from a page of the portal. */
  assertSameOrigin(request: FastifyRequest): void {
    if (request.headers.origin !== new URL(this.settings.publicUrl).origin) throw originRefused()
  }

  /** Gives the browser a session. */
  async begin(reply: FastifyReply, actor: Actor): Promise<void> {
    reply.setCookie(this.cookieName, await this.tokens.seal(actor), { ...this.attributes, maxAge: sessionSeconds })
  }

  /** Takes the session from the browser. */
  end(reply: FastifyReply): void {
    reply.clearCookie(this.cookieName, this.attributes)
  }

  private get cookieName(): string {
    return this.settings.isSecure ? '__Host-motlan' : 'motlan'
  }

  private get attributes() {
    return { httpOnly: true, sameSite: 'lax', path: '/', secure: this.settings.isSecure } as const
  }

  private remember(cookie: string, session: Opened<Actor>): void {
    const oldest = this.opened.size >= remembered.entries ? this.opened.keys().next().value : undefined
    if (oldest !== undefined) this.opened.delete(oldest)
    this.opened.set(cookie, session)
  }
}
