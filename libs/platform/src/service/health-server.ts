import { createServer, type Server } from 'node:http'
import type { Registry } from 'prom-client'
import { StartError } from './start-error.js'
import type { Readiness } from './readiness.js'

/** `/health/live`, `/health/ready` and `/metrics` of a process, on loopback. Resolves when the port is open. */
export async function openHealthServer(port: number, readiness: Readiness, metrics: Registry[]): Promise<Server> {
  const server = createServer((request, response) => {
    const answer = (status: number, body: string, type = 'application/json') => {
      response.writeHead(status, { 'content-type': type }).end(body)
    }
    const failed = () => answer(500, '{}')
    switch (request.url) {
      case '/health/live':
        answer(200, '{"status":"live"}')
        break
      case '/health/ready':
        readiness.missing().then((missing) => {
          answer(
            missing.length === 0 ? 200 : 503,
            JSON.stringify({ status: missing.length === 0 ? 'ready' : 'waiting', missing }),
          )
        }, failed)
        break
      case '/metrics':
        Promise.all(metrics.map((registry) => registry.metrics())).then((texts) => {
          answer(200, texts.join('\n'), 'text/plain; version=0.0.4')
        }, failed)
        break
      default:
        answer(404, '{}')
    }
  })
  await new Promise<void>((opened, failed) => {
    server.once('error', () =>
      failed(new StartError(`Port ${port} for health checks is in use. Set HEALTH_PORT to a free one.`)),
    )
    server.listen(port, '127.0.0.1', opened)
  })
  return server
}
