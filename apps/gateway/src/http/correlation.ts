import { randomUUID } from 'node:crypto'
import type { FastifyRequest } from 'fastify'

const header = 'x-correlation-id'
const ids = new WeakMap<object, string>()

/** The id that follows a request everywhere: the caller's when it has the allowed form, else a new one. */
export function correlationIdOf(request: FastifyRequest): string {
  const known = ids.get(request.raw)
  if (known) return known
  const given = request.headers[header]
  const id = typeof given === 'string' && /^[A-Za-z0-9-]{8,64}$/.test(given) ? given : randomUUID()
  ids.set(request.raw, id)
  return id
}
