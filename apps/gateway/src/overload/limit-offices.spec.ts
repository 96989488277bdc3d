import { once } from 'node:events'
import { connect } from 'node:net'
import Fastify, { type FastifyInstance, type FastifyRequest } from 'fastify'
import { eventually } from '#testing'
import { limitOffices } from './limit-offices.js'

describe('an office with room for two requests', () => {
  let fastify: FastifyInstance
  let go: () => void
  beforeEach(() => {
    fastify = Fastify()
    limitOffices(
      fastify,
      2,
      ({ headers }) => headers['x-office'] as string | undefined,
      ({ url }) => url === '/file',
    )
    const waiting = new Promise<void>((resolve) => (go = resolve))
    for (const path of ['/v1/dossiers', '/file']) fastify.post(path, () => waiting.then(() => ({ done: true })))
  })
  afterEach(() => fastify.close())

  const post = (office: string | undefined, url = '/v1/dossiers') =>
    fastify.inject({ method: 'POST', url, headers: office ? { 'x-office': office } : {} })

  it('is refused a third one in words that say when to try again; others are not', async () => {
    const first = [post('A'), post('A')]
    await new Promise(setImmediate)
    const third = await post('A')
    expect([third.statusCode, third.headers['retry-after']]).toEqual([429, '1'])
    expect(third.json()).toMatchObject({ code: 'office_too_busy', retryable: true, title: 'Quá nhiều yêu cầu' })
    const others = [post('B'), post(undefined), post('A', '/file')]
    go()
    const ended = await Promise.all([...first, ...others])
    expect(ended.map(({ statusCode }) => statusCode)).toEqual([200, 200, 200, 200, 200])
    expect((await post('A')).statusCode).toBe(200)
  })

  it('has room again whatever became of its requests', async () => {
    fastify.post('/v1/broken', () => Promise.reject(new Error('broken')))
    for (let n = 0; n < 5; n++) expect((await post('A', '/v1/broken')).statusCode).toBe(500)
    go()
    expect((await post('A')).statusCode).toBe(200)
  })

  it('has room again where callers went away before it was known for whom they work', async () => {
    const left = new Set<FastifyRequest>()
    const known = Promise.withResolvers<void>()
    fastify.addHook('onRequest', async (request) => {
      if (request.headers['x-leaves'] === undefined) return
      request.raw.once('close', () => left.add(request))
      await known.promise
    })
    go()
    const address = await fastify.listen({ port: 0, host: '127.0.0.1' })
    const leave = async () => {
      const socket = connect(Number(new URL(address).port), '127.0.0.1')
      await once(socket, 'connect')
      socket.write('POST /v1/dossiers HTTP/1.1\r\nhost: a\r\nx-office: A\r\nx-leaves: 1\r\ncontent-length: 0\r\n\r\n')
      setImmediate(() => socket.destroy())
    }
    await Promise.all([leave(), leave()])
    await eventually(
      () => left.size,
      (count) => expect(count).toBe(2),
    )
    known.resolve()
    await new Promise(setImmediate)
    expect((await post('A')).statusCode).toBe(200)
  })
})
