import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A span as a collector got it, with the service that sent it. */
export interface CollectedSpan {
  service: string
  traceId: string
  spanId: string
  parentSpanId?: string
  name: string
  kind: number
  attributes: Record<string, string>
}

interface OtlpValue {
  stringValue?: string
  intValue?: string
}

interface OtlpAttribute {
  key: string
  value: OtlpValue
}

interface OtlpBody {
  resourceSpans: {
    resource: { attributes: OtlpAttribute[] }
    scopeSpans: { spans: (Omit<CollectedSpan, 'service' | 'attributes'> & { attributes: OtlpAttribute[] })[] }[]
  }[]
}

/** An OpenTelemetry collector of a test: takes OTLP over HTTP in JSON and remembers all of it. */
export class Collector {
  readonly spans: CollectedSpan[] = []
  /** Everything that arrived: addresses, headers, bodies. */
  readonly texts: string[] = []

  private constructor(private readonly server: Server) {}

  static async start(): Promise<Collector> {
    const server = createServer()
    const collector = new Collector(server)
    server.on('request', (request, response) => {
      let text = ''
      request.setEncoding('utf8')
      request.on('data', (part: string) => (text += part))
      request.on('end', () => {
        collector.texts.push(`${request.method} ${request.url} ${JSON.stringify(request.headers)} ${text}`)
        if (request.url === '/v1/traces') collector.take(JSON.parse(text) as OtlpBody)
        response.writeHead(200, { 'content-type': 'application/json' }).end('{}')
      })
    })
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
    return collector
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`
  }

  /** The spans of the trace in which a span of this name is, from the newest such. */
  traceOf(name: string): CollectedSpan[] {
    const found = this.spans.findLast((span) => span.name === name)
    return this.spans.filter(({ traceId }) => traceId === found?.traceId)
  }

  /** The services and names from the root down to a span: `gateway POST … > gateway ask … > dossiers answer …`. */
  pathTo(span: CollectedSpan): string[] {
    const parent = this.spans.find(({ spanId }) => spanId === span.parentSpanId)
    return [...(parent ? this.pathTo(parent) : []), `${span.service}: ${span.name}`]
  }

  stop(): void {
    this.server.close()
    this.server.closeAllConnections()
  }

  private take({ resourceSpans }: OtlpBody): void {
    for (const { resource, scopeSpans } of resourceSpans) {
      const service = recordOf(resource.attributes)['service.name'] ?? ''
      for (const span of scopeSpans.flatMap(({ spans }) => spans)) {
        this.spans.push({ ...span, service, attributes: recordOf(span.attributes) })
      }
    }
  }
}

function recordOf(attributes: OtlpAttribute[]): Record<string, string> {
  return Object.fromEntries(attributes.map(({ key, value }) => [key, value.stringValue ?? value.intValue ?? '']))
}
