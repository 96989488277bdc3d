import compress from '@fastify/compress'
import cookie from '@fastify/cookie'
import helmet from '@fastify/helmet'
import proxy from '@fastify/http-proxy'
import rateLimit from '@fastify/rate-limit'
import type { INestApplication } from '@nestjs/common'
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify'
import { isUtf8 } from 'node:buffer'
import { constants } from 'node:zlib'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { Bus, Tracing } from '#bus'
import { identity, type Actor } from '#contracts'
import { type HttpDoor, RuntimeSettings } from '#platform'
import { Credentials } from './auth/credentials.js'
import { GatewaySettings } from './gateway.settings.js'
import { sayWhatMayBeKept } from './http/caching.js'
import { callerOf, proxiesIn, type Recognise } from './http/caller.js'
import { CheckedPipe } from './http/checked.pipe.js'
import { letBodiesArrive, refuse, refuseHostless, refuseUnreadable } from './http/early-refusals.js'
import { isUpload, serveUploads } from './uploads/serve-uploads.js'
import { correlationIdOf } from './http/correlation.js'
import { servePortal } from './http/portal.js'
import { addressUnknown } from './http/problem.js'
import { ProblemFilter } from './http/problem.filter.js'
import { traceRequests } from './http/trace-requests.js'
import { serveErrors } from './openapi/errors-page.js'
import { serveOpenApi } from './openapi/openapi.js'
import { limitOffices } from './overload/limit-offices.js'
import { tellLimits } from './overload/rate-limits.js'
import { refuseEarly } from './overload/refuse-early.js'
import { SessionSettings } from './session.settings.js'

/** Bodies are at most 64 KB, those with a form document 1 MB. */
const bodyLimit = 64 * 1024
const formLimit = 1024 * 1024
const formRoutes = new Set(['/v1/forms/check', '/v1/procedures/:code/forms'])

/**
 * Milliseconds a request may take to arrive as a whole, and a connection may be idle. Whoever sends a body byte by byte
 * holds a connection no longer than that; 64 KB arrive in time at 40 kbit/s.
 */
const patience = { requestTimeout: 300_000, connectionTimeout: 60_000 }

/** Milliseconds a body may take that is no file. */
const bodyPatience = 15_000

/** Node would answer a missing Host itself, with no problem document: see {@link refuseHostless}. */
const http = { connectionsCheckingInterval: 2000, requireHostHeader: false }

/** No id or code is longer. */
const maxParamLength = 60

/** An address the server cannot read, or with a part that is longer than any id, is none of ours. */
function frameworkErrors(_error: unknown, request: FastifyRequest, reply: FastifyReply): void {
  refuse(addressUnknown(), request, reply)
}

/** Known once the settings are read; until then no proxy is trusted. */
let isProxy = proxiesIn([])

/** The public door on Fastify: limits, security headers, correlation ids, problems, documents, the portal. */
export const door: HttpDoor = {
  adapter: () =>
    new FastifyAdapter({
      bodyLimit,
      trustProxy: (address, hop) => isProxy(address, hop),
      routerOptions: { maxParamLength },
      frameworkErrors,
      clientErrorHandler: refuseUnreadable,
      // what still arrives on an open connection while this instance ends is served: the bus is there until then
      return503OnClosing: false,
      ...patience,
      http,
    }),
  async configure(app) {
    const settings = app.get(GatewaySettings)
    const runtime = app.get(RuntimeSettings)
    const filter = app.get(ProblemFilter)
    app.useGlobalPipes(new CheckedPipe())
    app.useGlobalFilters(filter)
    const fastify = (app as NestFastifyApplication).getHttpAdapter().getInstance()
    isProxy = proxiesIn(settings.trustedProxies)
    readJson(fastify)
    fastify.addHook('onRoute', (route) => {
      if (formRoutes.has(route.url)) route.bodyLimit = formLimit
    })
    refuseHostless(fastify)
    refuseEarly(fastify, settings.requestsUnderWay, isUpload)
    letBodiesArrive(fastify, bodyPatience, isUpload)
    fastify.addHook('onRequest', (request, reply, done) => {
      reply.header('x-correlation-id', correlationIdOf(request))
      done()
    })
    traceRequests(fastify, app.get(Tracing))
    letConnectionsEnd(fastify)
    sayWhatMayBeKept(fastify)
    await fastify.register(compress, compression)
    await fastify.register(cookie)
    await serveUploads(fastify)
    await fastify.register(helmet, {
      contentSecurityPolicy: { directives: contentPolicy },
      hsts: app.get(SessionSettings).isSecure,
      referrerPolicy: { policy: 'same-origin' }, // with no-referrer, writes of our own pages arrive as from nowhere
    })
    const callers = new WeakMap<FastifyRequest, Actor>()
    const recognise: Recognise = async (request) => {
      const actor = await app.get(Credentials).actorOf(request)
      callers.set(request, actor)
      return actor
    }
    await fastify.register(rateLimit, {
      max: settings.rateLimitPerMinute,
      timeWindow: '1 minute',
      keyGenerator: (request) => callerOf(request, recognise),
    })
    limitOffices(fastify, settings.officeRequestsUnderWay, (request) => callers.get(request)?.authority, isUpload)
    tellLimits(fastify, 60)
    if (runtime.demo) await serveIdentity(fastify, app)
    serveErrors(fastify)
    serveOpenApi(app)
    await servePortal(fastify, settings.portalDir)
    return { port: settings.port, host: runtime.demo ? '127.0.0.1' : settings.host }
  },
}

/** Answers of a kilobyte and more, as small as a fast pass makes them: they are made once and read once. */
const compression = {
  threshold: 1024,
  encodings: ['br', 'gzip'] satisfies ('br' | 'gzip')[],
  brotliOptions: { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } },
  zlibOptions: { level: 4 },
}

/** Nothing from elsewhere, nothing inline. */
const contentPolicy = {
  defaultSrc: ["'self'"],
  scriptSrc: ["'self'"],
  styleSrc: ["'self'"],
  imgSrc: ["'self'", 'data:'],
  fontSrc: ["'self'"],
  connectSrc: ["'self'"],
  formAction: ["'self'"],
  frameAncestors: ["'none'"],
  upgradeInsecureRequests: null,
}

/** Once the process is told to stop, every answer ends its connection: a kept-alive one would hold the process up. */
function letConnectionsEnd(fastify: FastifyInstance): void {
  let isStopping = false
  fastify.addHook('preClose', (done) => {
    isStopping = true
    done()
  })
  fastify.addHook('onSend', (_request, reply, payload, done) => {
    if (isStopping) reply.header('connection', 'close')
    done(null, payload)
  })
}

/** An empty body is an empty object, broken JSON or text that is not UTF-8 is refused with 400, any other media type with 415. */
function readJson(fastify: FastifyInstance): void {
  const parse = fastify.getDefaultJsonParser('error', 'error')
  fastify.removeAllContentTypeParsers()
  fastify.addContentTypeParser('application/json', { parseAs: 'buffer', bodyLimit }, (request, body, done) => {
    if (body.length === 0) return done(null, {})
    if (!isUtf8(body as Buffer)) return done(Object.assign(new Error('not UTF-8'), { statusCode: 400 }))
    void parse(request, body.toString(), done)
  })
}

/** The demo's identity provider has its pages behind this door, under `/idp`. */
async function serveIdentity(fastify: FastifyInstance, app: INestApplication): Promise<void> {
  const bus = app.get(Bus)
  let url: Promise<string> | undefined
  const find = async () => {
    url ??= bus
      .ask(identity.door, {}, { correlationId: 'identity-door', deadline: Date.now() + 5000 })
      .then((reply) => reply.url)
    return url.catch((error: unknown) => {
      url = undefined
      throw error
    })
  }
  const upstreams = new WeakMap<object, string>()
  await fastify.register(async (scope) => {
    scope.removeAllContentTypeParsers() // the proxy hands bodies on unread
    await scope.register(proxy, {
      prefix: '/idp',
      rewritePrefix: '/idp',
      upstream: '',
      preHandler: (request, _reply, done) => {
        find().then((found) => {
          upstreams.set(request.raw, found)
          done()
        }, done)
      },
      replyOptions: { getUpstream: (request) => upstreams.get(request.raw as object) ?? '' },
    })
  })
}
