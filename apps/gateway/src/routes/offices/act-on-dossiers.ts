import { createHash } from 'node:crypto'
import { Injectable } from '@nestjs/common'
import type { FastifyRequest } from 'fastify'
import { dossiers, type ActOnDossiers, type BatchedAct, type BatchedResult, type BodyOf } from '#contracts'
import { preferredLanguage } from '#platform'
import { Asking } from '../../http/asking.js'
import { correlationIdOf } from '../../http/correlation.js'
import { problemOf } from '../../http/problem.js'
import { idempotencyOf, ifMatchOf } from '../dossiers/conditional.js'

/** Acts of one batch that are under way together. */
const atOnce = 4

type Result = BodyOf<BatchedResult>

/**
 * Acts on many dossiers, each by itself: one that is refused keeps no other from being done. Acts on the same dossier are
 * done in their order. With an `Idempotency-Key` the same batch again gives the same results.
 */
@Injectable()
export class ActOnEachDossier {
  constructor(private readonly asking: Asking) {}

  async execute({ items }: ActOnDossiers, request: FastifyRequest): Promise<Result[]> {
    const results: Result[] = []
    const numbered = items.map((item, index) => ({ item, index }))
    const waiting = [...Map.groupBy(numbered, ({ item }) => item.dossier.toLowerCase()).values()]
    const work = async () => {
      for (let next = waiting.shift(); next; next = waiting.shift())
        for (const { item, index } of next) results[index] = await this.one(item, index, request)
    }
    await Promise.all(Array.from({ length: atOnce }, work))
    return results
  }

  private async one(
    { dossier, ifMatch, ...body }: BatchedAct,
    index: number,
    request: FastifyRequest,
  ): Promise<Result> {
    const { idempotency } = idempotencyOf(request)
    const key = idempotency && {
      ...idempotency,
      key: createHash('sha256').update(`${index} ${idempotency.key}`).digest('hex'),
    }
    const command = { dossier, body, ...ifMatchOf(ifMatch), ...(key ? { idempotency: key } : {}) }
    try {
      const { version, status } = await this.asking.ask(dossiers.act, command, request, { dossier })
      return { dossier, status: 200, etag: `"${version}"`, state: status }
    } catch (thrown) {
      const { status, body: problem } = problemOf(thrown, {
        url: request.url,
        correlationId: correlationIdOf(request),
        language: preferredLanguage(request.headers['accept-language']),
      })
      return { dossier, status, problem }
    }
  }
}
