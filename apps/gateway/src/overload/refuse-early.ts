import type { FastifyInstance, FastifyRequest } from 'fastify'
import { DomainError } from '#contracts'
import { refuse } from '../http/early-refusals.js'
import { Admission, type Stage } from './admission.js'

/**
 * Refuses requests of the API with 503 and Retry-After before anything is spent on them, while more are under way than
 * {@link Admission} lets in. `isExempt`: requests that bring files; they wait for their senders and cost next to nothing.
 */
export function refuseEarly(
  fastify: FastifyInstance,
  least: number,
  isExempt: (request: FastifyRequest) => boolean,
): void {
  const admission = new Admission(least)
  fastify.addHook('onRequest', (request, reply, done) => {
    const stage = stageOf(request)
    if (!stage || isExempt(request)) return done()
    if (!admission.letIn(stage, performance.now())) return refuse(tooBusy(), request, reply)
    reply.raw.once('close', () => admission.done(performance.now()))
    done()
  })
}

/** Undefined of what is no part of the API: pages, documents, health. */
function stageOf({ method, url }: FastifyRequest): Stage | undefined {
  if (!url.startsWith('/v1/')) return undefined
  const [path = ''] = url.split('?', 1)
  return method === 'POST' && (path === '/v1/dossiers' || path.endsWith('/prefill')) ? 'new' : 'begun'
}

/** More requests are under way than can be answered in time. */
export function tooBusy(): DomainError {
  return new DomainError(
    'unavailable',
    'too_busy',
    {
      vi: 'Hệ thống đang có quá nhiều yêu cầu nên chưa nhận yêu cầu này; chưa có gì bị thay đổi. Hãy thử lại sau ít giây.',
      en: 'There are too many requests at the moment, so this one was not taken; nothing was changed. Try again in a few seconds.',
    },
    { retryable: true, retryAfter: 1 },
  )
}
