import { createServer, type Server } from 'node:http'
import type { Registry } from 'prom-client'
import { StartError } from '#contracts'
import type { Readiness } from './readiness.js'

/** What the operator's port of a process shows and does. */
export interface OperatorDoor {
  readiness: Readiness
  metrics: Registry[]
  /** Lets parked events be heard again: those of one key, or of all. */
  redrive: (key: string | undefined) => Promise<unknown>
}

/**
 * `/health/live`, `/health/ready`, `/metrics` and `POST /redrive?key=` of a process, on loopback only. Resolves when the
 * port is open.
 */
export async function openHealthServer(port: number, { readiness, metrics, redrive }: OperatorDoor): Promise<Server> {
  const server = createServer((request, response) => {
    const answer = (status: number, body: string, type = 'application/json') => {
      response.writeHead(status, { 'content-type': type }).end(body)
    }
    const failed = () => answer(500, '{}')
    const url = new URL(request.url ?? '/', 'http://loopback')
    switch (`${request.method} ${url.pathname}`) {
      case 'GET /health/live':
        answer(200, '{"status":"live"}')
        break
      case 'GET /health/ready':
        readiness.missingWithReasons().then((missing) => {
          answer(
            missing.length === 0 ? 200 : 503,
            JSON.stringify({ status: missing.length === 0 ? 'ready' : 'waiting', missing }),
          )
        }, failed)
        break
      case 'GET /metrics':
        Promise.all(metrics.map((registry) => registry.metrics())).then((texts) => {
          answer(200, texts.join('\n'), 'text/plain; version=0.0.4')
        }, failed)
        break
      case 'POST /redrive':
        redrive(url.searchParams.get('key') ?? undefined).then((keys) => answer(200, JSON.stringify({ keys })), failed)
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
