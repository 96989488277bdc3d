import type { FastifyInstance, FastifyRequest } from 'fastify'
import { DomainError } from '#contracts'
import { refuse } from '../http/early-refusals.js'

/** Milliseconds for which a request without an answer counts after its caller left; no answer takes longer. */
const longest = 30_000

/**
 * Refuses requests with 429 and Retry-After while an office has `most` of them under way in this instance, so that the others
 * find room. One counts until it is answered, also where its caller no longer waits; one whose caller left before it was
 * known for whom is not begun. `officeOf`: the agency code the caller works for, once it is known; none of citizens and
 * strangers. `isExempt`: requests that bring files.
 */
export function limitOffices(
  fastify: FastifyInstance,
  most: number,
  officeOf: (request: FastifyRequest) => string | undefined,
  isExempt: (request: FastifyRequest) => boolean,
): void {
  const underWay = new Map<string, number>()
  const unanswered = new WeakMap<FastifyRequest, () => void>()
  const leave = (office: string) => {
    const left = (underWay.get(office) ?? 1) - 1
    if (left > 0) underWay.set(office, left)
    else underWay.delete(office)
  }
  // after the hooks of the route, of which one finds out who is calling
  fastify.addHook('preParsing', (request, reply, payload, done) => {
    const office = isExempt(request) ? undefined : officeOf(request)
    if (office === undefined) return done(null, payload)
    if (reply.raw.destroyed) return void reply.hijack() // who has left already never leaves again
    const count = underWay.get(office) ?? 0
    if (count >= most) return refuse(officeTooBusy(), request, reply)
    underWay.set(office, count + 1)
    const answer = Promise.withResolvers<void>()
    unanswered.set(request, answer.resolve)
    reply.raw.once('close', () => {
      const timer = setTimeout(answer.resolve, longest).unref()
      void answer.promise.then(() => {
        clearTimeout(timer)
        leave(office)
      })
    })
    done(null, payload)
  })
  fastify.addHook('onSend', (request, _reply, payload, done) => {
    unanswered.get(request)?.()
    done(null, payload)
  })
}

/** The office has as many requests under way as it may. */
export function officeTooBusy(): DomainError {
  return new DomainError(
    'tooMany',
    'office_too_busy',
    {
      vi: 'Cơ quan bạn đang gửi quá nhiều yêu cầu cùng lúc nên chưa nhận yêu cầu này; chưa có gì bị thay đổi. Hãy thử lại sau ít giây.',
      en: 'Your office has too many requests under way, so this one was not taken; nothing was changed. Try again in a few seconds.',
    },
    { retryable: true, retryAfter: 1 },
  )
}
