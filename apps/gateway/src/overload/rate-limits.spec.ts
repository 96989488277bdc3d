import Fastify from 'fastify'
import { tellLimits, tellQuotas } from './rate-limits.js'

const resetsAt = '2026-11-30T17:00:00.000Z'
const now = new Date('2026-11-30T16:58:59.500Z')
const quota = (agreement: string, limit: number | null, used: number) => ({ agreement, limit, used, resetsAt })

describe('limits in the fields of a reply', () => {
  const answered = async (quotas: Parameters<typeof tellQuotas>[1], isLimited = true) => {
    const fastify = Fastify()
    if (isLimited)
      fastify.addHook('onRequest', (_request, reply, done) => {
        reply.headers({ 'x-ratelimit-limit': 3000, 'x-ratelimit-remaining': 2999, 'x-ratelimit-reset': 60 })
        done()
      })
    tellLimits(fastify, 60)
    fastify.get('/', (_request, reply) => {
      tellQuotas(reply, quotas, now)
      return { done: true }
    })
    const { headers } = await fastify.inject('/')
    await fastify.close()
    return headers
  }

  it('are the limit of the user, then the quotas of the office, as structured lists', async () => {
    const headers = await answered([quota('communeOffice.1.013314', 60, 58), quota('of.another', 5, 7)])
    expect(headers['ratelimit-policy']).toBe(
      '"user";q=3000;w=60, "communeOffice.1.013314";q=60;w=86400;qu="lookups", "of.another";q=5;w=86400;qu="lookups"',
    )
    expect(headers['ratelimit']).toBe('"user";r=2999;t=60, "communeOffice.1.013314";r=2;t=61, "of.another";r=0;t=61')
    expect(Object.keys(headers).filter((name) => name.startsWith('x-'))).toEqual([])
  })

  it('leave out what has no limit', async () => {
    expect((await answered([quota('a', null, 3)]))['ratelimit']).toBe('"user";r=2999;t=60')
    const headers = await answered([quota('a', null, 3)], false)
    expect(headers).not.toHaveProperty('ratelimit')
    expect(headers).not.toHaveProperty('ratelimit-policy')
  })
})
