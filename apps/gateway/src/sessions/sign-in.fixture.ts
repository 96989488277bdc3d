import cookie from '@fastify/cookie'
import proxy from '@fastify/http-proxy'
import { Controller, Get, Module, Req } from '@nestjs/common'
import { FastifyAdapter } from '@nestjs/platform-fastify'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { Bus } from '#bus'
import { identity, type Actor } from '#contracts'
import { LOGGER, type Logger, type ServiceDefinition } from '#platform'
import { GatewaySettings } from '../gateway.settings.js'
import { CheckedPipe } from '../http/checked.pipe.js'
import { ProblemFilter } from '../http/problem.filter.js'
import { SessionController } from '../routes/session.controller.js'
import { SessionSettings } from '../session.settings.js'
import { Sessions } from './sessions.js'
import { SessionsModule } from './sessions.module.js'

@Controller()
class Portal {
  constructor(private readonly sessions: Sessions) {}

  @Get('me')
  async me(@Req() request: FastifyRequest): Promise<{ actor: Actor | null }> {
    return { actor: (await this.sessions.actorOf(request)) ?? null }
  }
}

@Module({ imports: [SessionsModule], controllers: [Portal, SessionController] })
class PortalModule {}

/** A gateway of nothing but sessions and `GET /me`, with the demo's provider behind it; `found` gets its bus. */
export const gatewayOfSessions = (port: number, found: (bus: Bus) => void): ServiceDefinition => ({
  name: 'gateway',
  asks: ['identity'],
  module: PortalModule,
  settings: [SessionSettings, GatewaySettings],
  http: {
    adapter: () => new FastifyAdapter(),
    async configure(app) {
      const bus = app.get(Bus)
      found(bus)
      app.useGlobalPipes(new CheckedPipe())
      app.useGlobalFilters(new ProblemFilter(app.get<Logger>(LOGGER)))
      const fastify = app.getHttpAdapter().getInstance() as FastifyInstance
      await fastify.register(cookie)
      const doors = new WeakMap<object, string>()
      await fastify.register(proxy, {
        ...{ prefix: '/idp', rewritePrefix: '/idp', upstream: '' },
        preHandler: async (request) => {
          doors.set(request.raw, (await bus.ask(identity.door, {}, soon())).url)
        },
        replyOptions: { getUpstream: (request) => doors.get(request.raw as object) ?? '' },
      })
      return { port, host: '127.0.0.1' }
    },
  },
})

/** Patience for one question of a test. */
export const soon = () => ({ correlationId: 'sign-in-spec', deadline: Date.now() + 5000 })

/** As much of a browser as a sign-in needs: cookies by path, redirects one by one. */
export class Browser {
  readonly cookies = new Map<string, { value: string; path: string }>()

  constructor(private readonly origin: string) {}

  async go(address: string, options: RequestInit = {}): Promise<Response> {
    const url = new URL(address, this.origin)
    if (url.origin !== this.origin) throw new TypeError(`The browser was sent to ${url.origin}.`)
    const sent = [...this.cookies].filter(([, { path }]) => url.pathname.startsWith(path))
    const headers = new Headers(options.headers)
    headers.set('cookie', sent.map(([name, { value }]) => `${name}=${value}`).join('; '))
    const response = await fetch(url, { ...options, headers, redirect: 'manual' })
    for (const line of response.headers.getSetCookie()) this.keep(line)
    return response
  }

  /** Follows redirects until there are none, or until one leads to `stopAt`; returns the last address with the answer. */
  async follow(response: Response, stopAt?: string): Promise<{ address: string; response: Response }> {
    let address = response.url
    for (let steps = 0; steps < 10 && response.headers.has('location'); steps++) {
      address = new URL(response.headers.get('location') ?? '', this.origin).href
      if (stopAt && new URL(address).pathname === stopAt) break
      response = await this.go(address)
    }
    return { address, response }
  }

  async me(): Promise<Actor | null> {
    return ((await (await this.go('/me')).json()) as { actor: Actor | null }).actor
  }

  private keep(line: string): void {
    const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
    const expired = /expires=Thu, 01 Jan 1970/i.test(line)
    if (expired) this.cookies.delete(name)
    else this.cookies.set(name, { value, path: /path=([^;]+)/i.exec(line)?.[1] ?? '/' })
  }
}
