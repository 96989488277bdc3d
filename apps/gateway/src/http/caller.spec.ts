import type { FastifyRequest } from 'fastify'
import type { Actor } from '#contracts'
import { callerOf, proxiesIn } from './caller.js'

const lan: Actor = { issuer: 'https://a.test', subject: 'lan', role: 'citizen', permissions: [], name: 'Lan' }
const request = (headers: object = {}) => ({ headers, ip: '192.0.2.7' }) as unknown as FastifyRequest
const as = (actor: Actor | undefined) => () => Promise.resolve(actor)

describe('by whom limits count a request', () => {
  it('is the verified account, however its token is sent', async () => {
    const callers = await Promise.all(
      [
        { authorization: 'Bearer x' },
        { authorization: 'bearer  x' },
        { cookie: 'motlan=x; a=1' },
        { cookie: 'b=2; motlan=x' },
      ].map((headers) => callerOf(request(headers), as(lan))),
    )
    expect(new Set(callers).size).toBe(1)
  })

  it('tells accounts of two issuers apart', async () => {
    expect(await callerOf(request(), as(lan))).not.toBe(
      await callerOf(request(), as({ ...lan, issuer: 'https://b.test' })),
    )
  })

  it('is the address where nothing is verified, whatever is presented', async () => {
    const refused = () => Promise.reject(new Error('no'))
    expect(await callerOf(request({ authorization: 'Bearer 1' }), refused)).toBe('address 192.0.2.7')
    expect(await callerOf(request({ cookie: 'motlan=2' }), as(undefined))).toBe('address 192.0.2.7')
  })
})

describe('proxies', () => {
  it.each([
    [['10.0.0.0/8', '192.0.2.1'], '10.1.2.3', true],
    [['10.0.0.0/8', '192.0.2.1'], '192.0.2.1', true],
    [['10.0.0.0/8'], '192.0.2.7', false],
    [[], '127.0.0.1', false],
  ])('of %p have %s: %p', (names, address, expected) => {
    expect(proxiesIn(names)(address, 0)).toBe(expected)
  })

  it('that are no addresses are refused at the start', () => {
    expect(() => proxiesIn(['nowhere'])).toThrow()
  })
})
