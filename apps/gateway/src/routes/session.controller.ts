import { Controller, Get, HttpCode, Post, Query, Req, Res } from '@nestjs/common'
import { ApiFoundResponse, ApiTags } from '@nestjs/swagger'
import { IsOptional, IsString, MaxLength } from 'class-validator'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { Clock, ServiceKeys } from '#platform'
import { Public } from '../auth/auth.guard.js'
import { SessionSettings } from '../session.settings.js'
import { safeReturnTo, sameMachine } from '../sessions/return-to.rules.js'
import { SealedToken } from '../sessions/sealed-token.js'
import { signInRefused } from '../sessions/session.errors.js'
import { Sessions } from '../sessions/sessions.js'
import { SignIn, type SignInAttempt } from '../sessions/sign-in.js'

/** Seconds somebody has to sign in at the issuer. */
const attemptSeconds = 600

/** `GET /auth/login` */
export class SignInQuery {
  /** Whom to sign in as, without being asked; the demo's personas. */
  @IsOptional() @IsString() @MaxLength(100) persona?: string
  /** The path of the portal to come back to. */
  @IsOptional() @IsString() @MaxLength(2000) returnTo?: string
}

/** The portal's sign-in and sign-out. */
@ApiTags('Sign-in')
@Public()
@Controller('auth')
export class SessionController {
  private readonly attempts: SealedToken<SignInAttempt>

  constructor(
    private readonly signIn: SignIn,
    private readonly sessions: Sessions,
    private readonly settings: SessionSettings,
    keys: ServiceKeys,
    clock: Clock,
  ) {
    this.attempts = new SealedToken(keys.deriveKey('sign-in'), attemptSeconds, clock)
  }

  /** Sends the browser to the issuer. */
  @ApiFoundResponse({ description: 'To the issuer.' })
  @Get('login')
  async login(
    @Query() { persona, returnTo }: SignInQuery,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const elsewhere = sameMachine(request.headers.host, this.settings.publicUrl)
    if (elsewhere) {
      await reply.header('cache-control', 'no-store').redirect(new URL(request.url, elsewhere).href, 302)
      return
    }
    const { address, attempt } = await this.signIn.begin({ persona, returnTo: safeReturnTo(returnTo) })
    const cookie = await this.attempts.seal(attempt)
    await reply
      .setCookie(this.cookieName, cookie, { ...this.attributes, maxAge: attemptSeconds })
      .header('cache-control', 'no-store')
      .redirect(address, 302)
  }

  /** The browser comes back from the issuer: from here on it has a session. */
  @ApiFoundResponse({ description: 'To the page the sign-in was begun on.' })
  @Get('callback')
  async callback(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const attempt = await this.attempts.open(request.cookies[this.cookieName])
    if (!attempt) throw signInRefused()
    const actor = await this.signIn.finish(request.url, attempt.content)
    if (actor) await this.sessions.begin(reply, actor)
    await reply
      .clearCookie(this.cookieName, this.attributes)
      .header('cache-control', 'no-store')
      .redirect(attempt.content.returnTo, 302)
  }

  /** Ends the session; without one nothing happens. */
  @Post('logout')
  @HttpCode(204)
  logout(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): void {
    this.sessions.assertSameOrigin(request)
    this.sessions.end(reply)
    reply.header('cache-control', 'no-store')
  }

  private get cookieName(): string {
    return this.settings.isSecure ? '__Host-motlan-sign-in' : 'motlan-sign-in'
  }

  private get attributes() {
    return { httpOnly: true, sameSite: 'lax', path: '/', secure: this.settings.isSecure } as const
  }
}
