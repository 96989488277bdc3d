import Fastify, { type FastifyInstance } from 'fastify'
import { refuseEarly } from './refuse-early.js'

describe('a door with room for one request', () => {
  let fastify: FastifyInstance
  let go: () => void
  beforeEach(() => {
    fastify = Fastify()
    refuseEarly(fastify, 1, ({ url }) => url.endsWith('/attachments'))
    const waiting = new Promise<void>((resolve) => (go = resolve))
    for (const path of [
      '/v1/dossiers',
      '/v1/dossiers/1/prefill',
      '/v1/dossiers/1/submission',
      '/v1/dossiers/1/attachments',
    ])
      fastify.post(path, () => waiting.then(() => ({ done: true })))
    fastify.get('/health', () => ({ up: true }))
  })
  afterEach(() => fastify.close())

  const post = (url: string) => fastify.inject({ method: 'POST', url })

  it('refuses a second beginning at once, in words, and says when to try again', async () => {
    const first = post('/v1/dossiers/1/prefill')
    await new Promise(setImmediate)
    const second = await post('/v1/dossiers?x=1')
    expect(second.statusCode).toBe(503)
    expect(second.headers['retry-after']).toBe('1')
    expect(second.json()).toMatchObject({ code: 'too_busy', retryable: true, instance: '/v1/dossiers' })
    go()
    expect((await first).statusCode).toBe(200)
    expect((await post('/v1/dossiers')).statusCode).toBe(200)
  })

  it('goes on with what is half done, with files, and says how it is', async () => {
    const first = post('/v1/dossiers')
    await new Promise(setImmediate)
    const others = [post('/v1/dossiers/1/submission'), post('/v1/dossiers/1/attachments'), fastify.inject('/health')]
    go()
    expect((await Promise.all([first, ...others])).map(({ statusCode }) => statusCode)).toEqual([200, 200, 200, 200])
  })
})
