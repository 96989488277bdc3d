import multipart from '@fastify/multipart'
import type { FastifyInstance } from 'fastify'

/** The routes that take files, and nothing else takes them. */
const uploadRoutes: ReadonlySet<string> = new Set(['/v1/dossiers/:id/attachments'])

/** Whether a request goes to a route that takes files. */
export function isUpload({
  method,
  routeOptions,
}: {
  method: string
  routeOptions: { url?: string | undefined }
}): boolean {
  return method === 'POST' && uploadRoutes.has(routeOptions.url ?? '')
}

const isMultipart = /^multipart\//i

/** Makes multipart forms readable at the routes that take files; anywhere else they are refused with 415. */
export async function serveUploads(fastify: FastifyInstance): Promise<void> {
  await fastify.register(multipart, { throwFileSizeLimit: false })
  fastify.addHook('preParsing', (request, _reply, payload, done) => {
    const isFile = isMultipart.test(request.headers['content-type'] ?? '')
    if (isFile === isUpload(request)) done(null, payload)
    else done(Object.assign(new Error('media type'), { statusCode: 415 }))
  })
}
