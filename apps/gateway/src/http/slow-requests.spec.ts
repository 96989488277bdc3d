import { connect, type AddressInfo } from 'node:net'
import type { FastifyInstance } from 'fastify'
import { door } from './door.js'

/** Sends the begin of a request and never the rest; the first line of the answer, and how long the connection stood. */
function sendSlowly(port: number, begin: string): Promise<{ line: string; tookMs: number }> {
  const started = Date.now()
  return new Promise((ended) => {
    let answer = ''
    const socket = connect(port, '127.0.0.1', () => void socket.write(begin))
    socket.on('data', (piece) => (answer += String(piece)))
    socket.on('close', () => ended({ line: answer.split('\r\n')[0] ?? '', tookMs: Date.now() - started }))
  })
}

describe('a request that does not arrive', () => {
  let fastify: FastifyInstance
  beforeAll(async () => {
    fastify = door.adapter().getInstance<FastifyInstance>()
    fastify.post('/', async () => ({}))
    expect(fastify.server.requestTimeout).toBe(15_000)
    expect(fastify.server.timeout).toBe(60_000)
    fastify.server.requestTimeout = 500
    fastify.server.headersTimeout = 500
    await fastify.listen({ port: 0, host: '127.0.0.1' })
  })
  afterAll(() => fastify.close())
  const port = () => (fastify.server.address() as AddressInfo).port

  it.each([
    ['body', 'POST / HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 100\r\n\r\n{'],
    [
      'chunk',
      'POST / HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ntransfer-encoding: chunked\r\n\r\n5\r\n{',
    ],
    ['head', 'POST / HTTP/1.1\r\nhost: x\r\n'],
  ])('with its whole %s is ended with 408', async (_, begin) => {
    const { line, tookMs } = await sendSlowly(port(), begin)
    expect(line).toMatch(/^HTTP\/1.1 408/)
    expect(tookMs).toBeLessThan(4500)
  })
})
