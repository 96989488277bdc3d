import type { FastifyInstance } from 'fastify'
import type { Span, Tracing } from '#bus'

/**
 * A span for each request but health checks, named by method and route pattern; addresses hold ids and are left out. A
 * `traceparent` from outside is not taken over: whoever calls does not decide what is kept here.
 */
export function traceRequests(fastify: FastifyInstance, tracing: Tracing): void {
  if (!tracing.isOn) return
  const spans = new WeakMap<object, Span>()
  fastify.addHook('onRequest', (request, _reply, done) => {
    const route = request.routeOptions.url ?? 'unknown'
    const { method } = request
    const span = route.startsWith('/health')
      ? undefined
      : tracing.begin({
          kind: 'server',
          name: `${method} ${route}`,
          attributes: { 'http.request.method': method, 'http.route': route },
          parent: undefined,
        })
    if (span) spans.set(request, span)
    done()
  })
  // after the body was read: its events come from outside what runs within the span
  fastify.addHook('preHandler', (request, _reply, done) => tracing.within(spans.get(request), done))
  fastify.addHook('onResponse', (request, { statusCode }, done) => {
    spans.get(request)?.end({ 'http.response.status_code': statusCode }, statusCode >= 500)
    done()
  })
}
