import { randomUUID } from 'node:crypto'
import { STATUS_CODES } from 'node:http'
import type { Socket } from 'node:net'
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

const statuses: Record<string, number> = { ERR_HTTP_REQUEST_TIMEOUT: 408, HPE_HEADER_OVERFLOW: 431 }

/**
 * Answers what the HTTP server refuses before there is a request (a head that cannot be read or is too large, a chunk that is
 * none, a body that does not arrive) with a problem document, like any other refusal, and ends the connection.
 */
export function refuseUnreadable(error: Error & { code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy()
    return
  }
  const correlationId = randomUUID()
  const statusCode = statuses[error.code ?? ''] ?? 400
  const { status, headers, body } = problemOf({ statusCode }, { url: '', correlationId, language: 'vi' })
  const content = Buffer.from(JSON.stringify(body))
  const lines = Object.entries({
    ...headers,
    'x-correlation-id': correlationId,
    'content-length': String(content.length),
    connection: 'close',
  }).map(([name, value]) => `${name}: ${value}\r\n`)
  socket.write(`HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}\r\n${lines.join('')}\r\n`)
  socket.end(content)
}
