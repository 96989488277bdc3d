import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { preferredLanguage } from '#platform'
import { correlationIdOf } from './correlation.js'
import { problemOf } from './problem.js'

/** Answers with a problem before any route is found. */
export function refuse(thrown: unknown, request: FastifyRequest, reply: FastifyReply): void {
  const correlationId = correlationIdOf(request)
  const language = preferredLanguage(request.headers['accept-language'])
  const { status, headers, body } = problemOf(thrown, { url: request.url, correlationId, language })
  void reply
    .status(status)
    .headers({ ...headers, 'x-correlation-id': correlationId })
    .send(JSON.stringify(body))
}

/**
 * A request of HTTP/1.1 without Host is refused (RFC 9112, 3.2); an expectation but `100-continue` is ignored, as
 * RFC 9110, 10.1.1 allows.
 */
export function refuseHostless(fastify: FastifyInstance): void {
  fastify.server.on('checkExpectation', (request, response) => fastify.server.emit('request', request, response))
  fastify.addHook('onRequest', (request, reply, done) => {
    const isNamed = request.headers.host !== undefined || request.raw.httpVersion !== '1.1'
    if (isNamed) done()
    else refuse({ statusCode: 400 }, request, reply)
  })
}

/**
 * A body that has not arrived after so many milliseconds is refused with 408, and the connection ended. `isExempt`: requests
 * that bring files, for which only the limit of the whole request counts.
 */
export function letBodiesArrive(
  fastify: FastifyInstance,
  mostMs: number,
  isExempt: (request: FastifyRequest) => boolean,
): void {
  fastify.addHook('onRequest', (request, reply, done) => {
    const { raw } = request
    const isBodied = raw.headers['transfer-encoding'] !== undefined || Number(raw.headers['content-length'] ?? 0) > 0
    if (isBodied && !isExempt(request)) {
      const timer = setTimeout(() => {
        if (raw.complete || reply.sent) return
        reply.raw.once('finish', () => raw.destroy())
        refuse({ statusCode: 408 }, request, reply.header('connection', 'close'))
      }, mostMs)
      raw.once('end', () => clearTimeout(timer)).once('close', () => clearTimeout(timer))
    }
    done()
  })
}
