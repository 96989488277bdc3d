import { connect, type AddressInfo } from 'node:net'
import type { FastifyInstance } from 'fastify'
import { door } from '../door.js'
import { letBodiesArrive, refuseHostless } from './early-refusals.js'

interface Answer {
  line: string
  body: object
  tookMs: number
}

function readAnswer(answer: string, tookMs: number): Answer {
  const [head = '', body = ''] = answer.split('\r\n\r\n')
  return { line: head.split('\r\n')[0] ?? '', body: JSON.parse(body) as object, tookMs }
}

/** Sends the begin of a request and never the rest; the first line of the answer, and how long the connection stood. */
function sendSlowly(port: number, begin: string): Promise<Answer> {
  const started = Date.now()
  return new Promise((ended) => {
    let answer = ''
    const socket = connect(port, '127.0.0.1', () => void socket.write(begin))
    socket.on('data', (piece) => (answer += String(piece)))
    socket.on('close', () => ended(readAnswer(answer, Date.now() - started)))
  })
}

describe('a request that does not arrive', () => {
  let fastify: FastifyInstance
  beforeAll(async () => {
    fastify = door.adapter().getInstance<FastifyInstance>()
    refuseHostless(fastify)
    letBodiesArrive(fastify, 500, () => false)
    fastify.post('/', async () => ({}))
    fastify.get('/', async () => ({ served: true }))
    expect(fastify.server.requestTimeout).toBe(300_000)
    expect(fastify.server.timeout).toBe(60_000)
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
    const { line, body, tookMs } = await sendSlowly(port(), begin)
    expect(line).toMatch(/^HTTP\/1.1 408/)
    expect(body).toMatchObject({ status: 408, code: 'request_timeout', retryable: true })
    expect(tookMs).toBeLessThan(15_000)
  })

  it.each([
    ['method nobody knows', 'FROB / HTTP/1.1\r\nhost: x\r\n\r\n', 400, 'malformed_request'],
    [
      'chunk that is none',
      'POST / HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ntransfer-encoding: chunked\r\n\r\nzz\r\n',
      ...([400, 'malformed_request'] as const),
    ],
    ['head that names no host', 'GET / HTTP/1.1\r\nconnection: close\r\n\r\n', 400, 'malformed_request'],
    ['head too large', `GET / HTTP/1.1\r\nhost: x\r\na: ${'a'.repeat(20_000)}\r\n\r\n`, 431, 'headers_too_large'],
  ])('with a %s is refused with a problem', async (_, begin, status, code) => {
    expect((await sendSlowly(port(), begin)).body).toMatchObject({ status, code })
  })

  it.each([
    ['an expectation', 'GET / HTTP/1.1\r\nhost: x\r\nexpect: 200-maybe\r\nconnection: close\r\n\r\n'],
    ['an old version and no host', 'GET / HTTP/1.0\r\n\r\n'],
  ])('with %s is served', async (_, begin) => {
    expect((await sendSlowly(port(), begin)).body).toEqual({ served: true })
  })
})

it('serves what still arrives on an open connection while the server ends', async () => {
  const fastify = door.adapter().getInstance<FastifyInstance>()
  let finish = () => undefined as void
  const arrived = new Promise<void>((resolve) => {
    fastify.get('/first', () => {
      resolve()
      return new Promise((done) => (finish = () => done({ first: true })))
    })
  })
  fastify.get('/second', async () => ({ second: true }))
  await fastify.listen({ port: 0, host: '127.0.0.1' })
  const socket = connect((fastify.server.address() as AddressInfo).port, '127.0.0.1')
  let answers = ''
  socket.on('data', (piece) => (answers += String(piece)))
  const ended = new Promise((resolve) => socket.on('close', resolve))
  socket.write('GET /first HTTP/1.1\r\nhost: x\r\n\r\n')
  await arrived
  const closing = fastify.close()
  socket.write('GET /second HTTP/1.1\r\nhost: x\r\n\r\n')
  setTimeout(finish, 200)
  await Promise.all([ended, closing])
  expect(answers.match(/HTTP\/1.1 \d+/g)).toEqual(['HTTP/1.1 200', 'HTTP/1.1 200'])
  expect(answers).toContain('{"second":true}')
})
