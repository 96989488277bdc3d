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

  describe('whose callers go away', () => {
    const left = new Set<FastifyRequest>()
    beforeEach(() => {
      left.clear()
      fastify.addHook('onRequest', (request, _reply, done) => {
        if (request.headers['x-leaves']) request.raw.once('close', () => left.add(request))
        done()
      })
    })

    /** Two callers who send a request and go, each once `isSent` says that theirs has come. */
    async function leave(isSent: () => Promise<void> | void): Promise<void> {
      const { port } = new URL(await fastify.listen({ port: 0, host: '127.0.0.1' }))
      const sockets = [connect(Number(port), '127.0.0.1'), connect(Number(port), '127.0.0.1')]
      await Promise.all(sockets.map((socket) => once(socket, 'connect')))
      for (const socket of sockets)
        socket.write('POST /v1/dossiers HTTP/1.1\r\nhost: a\r\nx-office: A\r\nx-leaves: 1\r\ncontent-length: 0\r\n\r\n')
      await isSent()
      for (const socket of sockets) socket.destroy()
      await eventually(
        () => left.size,
        (count) => expect(count).toBe(2),
      )
    }

    it('before it is known for whom they work, has its room', async () => {
      let came = 0
      const known = Promise.withResolvers<void>()
      fastify.addHook('onRequest', async (request) => {
        if (!request.headers['x-leaves']) return
        came++
        await known.promise
      })
      go()
      await leave(async () => {
        await eventually(
          () => came,
          (count) => expect(count).toBe(2),
        )
      })
      known.resolve()
      await new Promise(setImmediate)
      expect((await post('A')).statusCode).toBe(200)
    })

    it('before they are answered, has room again when they are', async () => {
      let begun = 0
      fastify.addHook('preHandler', (_request, _reply, done) => {
        begun++
        done()
      })
      await leave(async () => {
        await eventually(
          () => begun,
          (count) => expect(count).toBe(2),
        )
      })
      expect((await post('A')).statusCode).toBe(429)
      go()
      await eventually(
        async () => (await post('A')).statusCode,
        (status) => expect(status).toBe(200),
      )
    })
  })
})
