import type { Socket } from 'node:net'
import { randomUUID } from 'node:crypto'
import { STATUS_CODES } from 'node:http'
import { problemOf } from './problem.js'

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
