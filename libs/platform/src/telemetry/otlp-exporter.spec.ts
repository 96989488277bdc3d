import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Logger, EndedSpan } from '#bus'
import { OtlpExporter } from './otlp-exporter.js'

const aSpan: EndedSpan = {
  traceId: '4bf92f3577b34da6a3ce929d0e0e4736',
  spanId: '00f067aa0ba902b7',
  parentSpanId: 'a3ce929d0e0e4736',
  kind: 'server',
  name: 'answer tax.answer.v1',
  start: 1_700_000_000_000_000_000n,
  end: 1_700_000_000_012_000_000n,
  attributes: { 'motlan.status': 'no_answer', 'http.response.status_code': 503 },
  isFailed: true,
}

describe('spans for a collector', () => {
  const bodies: string[] = []
  const complaints: object[] = []
  let status = 200
  let server: Server
  let endpoint: string
  beforeAll(async () => {
    server = createServer((request, response) => {
      let text = `${request.method} ${request.url} ${request.headers['authorization']} `
      request.on('data', (part: Buffer) => (text += part.toString()))
      request.on('end', () => {
        bodies.push(text)
        response.writeHead(status).end()
      })
    })
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
    endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
  })
  beforeEach(() => {
    bodies.length = complaints.length = 0
    status = 200
  })
  afterAll(() => {
    server.close()
    server.closeAllConnections()
  })

  const logger = { warn: (fields: object) => complaints.push(fields) } as unknown as Logger
  const anExporter = (to = endpoint) =>
    new OtlpExporter('tax', { endpoint: to, headers: new Headers({ authorization: 'Bearer x' }) }, logger)

  it('are OTLP in JSON: ids in hex, 64-bit numbers as texts', async () => {
    const exporter = anExporter()
    exporter.export(aSpan)
    await exporter.stop()
    const [start = '', json = ''] = bodies[0]?.split(/ (?=\{)/, 2) ?? []
    expect(start).toBe('POST /v1/traces Bearer x')
    expect(JSON.parse(json)).toEqual({
      resourceSpans: [
        {
          resource: {
            attributes: [
              { key: 'service.namespace', value: { stringValue: 'motlan' } },
              { key: 'service.name', value: { stringValue: 'tax' } },
            ],
          },
          scopeSpans: [
            {
              scope: { name: 'motlan' },
              spans: [
                {
                  traceId: '4bf92f3577b34da6a3ce929d0e0e4736',
                  spanId: '00f067aa0ba902b7',
                  parentSpanId: 'a3ce929d0e0e4736',
                  name: 'answer tax.answer.v1',
                  kind: 2,
                  startTimeUnixNano: '1700000000000000000',
                  endTimeUnixNano: '1700000000012000000',
                  attributes: [
                    { key: 'motlan.status', value: { stringValue: 'no_answer' } },
                    { key: 'http.response.status_code', value: { intValue: '503' } },
                  ],
                  status: { code: 2 },
                },
              ],
            },
          ],
        },
      ],
    })
  })

  it('go in requests of 512', async () => {
    const exporter = anExporter()
    for (let count = 0; count < 1100; count++) exporter.export(aSpan)
    await exporter.stop()
    expect(bodies.map((body) => body.split('"spanId"').length - 1)).toEqual([512, 512, 76])
  })

  it('are dropped beyond 4,096, when the collector refuses them, and when it is away; the log says so once', async () => {
    const full = anExporter()
    for (let count = 0; count < 5000; count++) full.export(aSpan)
    await full.stop()
    expect(complaints).toEqual([{ dropped: 1, reason: 'queue_full' }])
    expect(bodies.join('').split('"spanId"').length - 1).toBeLessThanOrEqual(4096 + 512)

    status = 503
    const refused = anExporter()
    refused.export(aSpan)
    await refused.stop()
    expect(complaints.at(-1)).toEqual({ dropped: 1, reason: 'http_503' })

    const away = anExporter('http://127.0.0.1:1')
    away.export(aSpan)
    await away.stop()
    away.export(aSpan)
    await away.stop()
    expect(complaints.slice(2)).toEqual([{ dropped: 1, reason: 'TypeError' }])
  })
})
