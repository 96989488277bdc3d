import type { FastifyInstance } from 'fastify'
import { actorOfRequest } from '../auth/auth.guard.js'

const api = /^\/(?:v1|auth|demo|health)(?:\/|\?|$)/

/**
 * Says of every answer of the API what may keep it: nobody what was answered to somebody who is signed in, what was changed
 * or refused; everybody, asking each time whether it still holds, what everyone may read. Answers differ by the language asked for.
 */
export function sayWhatMayBeKept(fastify: FastifyInstance): void {
  fastify.addHook('onSend', (request, reply, payload, done) => {
    if (api.test(request.url)) {
      const isForEveryone = request.method === 'GET' && reply.statusCode < 400 && !actorOfRequest(request)
      if (!reply.hasHeader('cache-control')) {
        const keep = isForEveryone && request.url.startsWith('/v1') ? 'no-cache' : 'no-store'
        void reply.header('cache-control', keep)
      }
      void reply.header('vary', isForEveryone ? 'Accept-Language' : 'Authorization, Cookie, Accept-Language')
    }
    done(null, payload)
  })
}
