import type { FastifyRequest } from 'fastify'
import proxyAddr from '@fastify/proxy-addr'
import { accountOf, type Actor } from '#contracts'

/** Who a request's token or session belongs to, once it is verified; anything else is nobody. */
export type Recognise = (request: FastifyRequest) => Promise<Actor | undefined>

/**
 * By whom limits count a request: the verified account, else the address it comes from. A header, a cookie or a letter
 * that is written differently makes nobody a new caller; a token that does not hold counts for its address.
 */
export async function callerOf(request: FastifyRequest, recognise: Recognise): Promise<string> {
  const actor = await recognise(request).catch(() => undefined) // refused again, with its reason, by the route's guard
  return actor ? `account ${accountOf(actor)}` : `address ${request.ip}`
}

/** Whether an address is one of the proxies (addresses or networks, as `10.0.0.0/8`) whose `X-Forwarded-For` counts. */
export function proxiesIn(names: readonly string[]): (address: string, hop: number) => boolean {
  return names.length === 0 ? () => false : proxyAddr.compile([...names])
}
