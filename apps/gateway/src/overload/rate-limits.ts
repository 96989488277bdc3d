import type { FastifyInstance, FastifyReply } from 'fastify'
import type { QuotaState } from '#contracts'

/** Seconds over which the quota of an agreement runs: a Vietnamese day. */
const daySeconds = 86_400

/** The fields of draft-ietf-httpapi-ratelimit-headers: structured lists (RFC 9651) with an item for each policy. */
const policyField = 'ratelimit-policy'
const stateField = 'ratelimit'

/**
 * Tells the limit on a user's requests, which the rate limiter left in fields of its own, as `RateLimit-Policy` and
 * `RateLimit`, before the quotas {@link tellQuotas} wrote there. `seconds`: the time over which the limit runs.
 */
export function tellLimits(fastify: FastifyInstance, seconds: number): void {
  fastify.addHook('onSend', (_request, reply, payload, done) => {
    if (reply.hasHeader('x-ratelimit-limit')) {
      const of = (name: string) => String(reply.getHeader(`x-ratelimit-${name}`))
      const [limit, left, reset] = [of('limit'), of('remaining'), of('reset')]
      prepend(reply, policyField, `"user";q=${limit};w=${seconds}`)
      prepend(reply, stateField, `"user";r=${left};t=${reset}`)
      for (const name of ['limit', 'remaining', 'reset']) reply.removeHeader(`x-ratelimit-${name}`)
    }
    done(null, payload)
  })
}

/** Tells what is left of the quotas of an office; an agreement without a limit is not told. */
export function tellQuotas(reply: FastifyReply, quotas: readonly QuotaState[], now: Date): void {
  const limited = quotas.flatMap(({ limit, ...quota }) => (limit === null ? [] : [{ ...quota, limit }]))
  if (limited.length === 0) return
  const policies = limited.map(({ agreement, limit }) => `"${agreement}";q=${limit};w=${daySeconds};qu="lookups"`)
  const states = limited.map(({ agreement, limit, used, resetsAt }) => {
    const seconds = Math.max(0, Math.ceil((Date.parse(resetsAt) - now.getTime()) / 1000))
    return `"${agreement}";r=${Math.max(0, limit - used)};t=${seconds}`
  })
  void reply.header(policyField, policies.join(', ')).header(stateField, states.join(', '))
}

function prepend(reply: FastifyReply, field: string, item: string): void {
  const there = reply.getHeader(field)
  void reply.header(field, there === undefined ? item : `${item}, ${String(there)}`)
}
