import { existsSync } from 'node:fs'
import { relative, resolve } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'

/** Addresses that are the API's or the server's own; everything else a browser opens is a page of the portal. */
const own = /^\/(v1|auth|demo|health|docs|idp|assets)(\/|$|\?)/

/** Files whose name holds a hash of their content never change. */
const hashed = /^assets[\\/].+-[A-Za-z0-9_-]{8}\.[a-z0-9]+$/

/** Serves the built portal: its files as they are, and its one page for every address it knows itself. */
export async function servePortal(fastify: FastifyInstance, directory: string): Promise<void> {
  const root = resolve(directory)
  if (!existsSync(root)) return
  await fastify.register(fastifyStatic, {
    root,
    wildcard: false,
    index: false,
    cacheControl: false,
    setHeaders: (reply, path) => {
      const isForGood = hashed.test(relative(root, path))
      void reply.header('cache-control', isForGood ? 'public, max-age=31536000, immutable' : 'no-cache')
    },
  })
  fastify.addHook('onRequest', (request, reply, done) => {
    const isPage =
      request.method === 'GET' && !own.test(request.url) && (request.headers.accept ?? '').includes('text/html')
    if (!isPage) return done()
    void reply.sendFile('index.html')
  })
}
