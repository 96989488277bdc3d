import { createHash } from 'node:crypto'
import { Injectable } from '@nestjs/common'
import type { FastifyRequest } from 'fastify'
import {
  DomainError,
  readCorrectionId,
  registryContract,
  type BodyOf,
  type CorrectionResult,
  type DecideCorrection,
  type DecideCorrections,
  type Idempotency,
} from '#contracts'
import { preferredLanguage } from '#platform'
import { Asking } from '../../http/asking.js'
import { correlationIdOf } from '../../http/correlation.js'
import { problemOf } from '../../http/problem.js'
import { idempotencyOf } from '../dossiers/conditional.js'

/** Decisions of one batch that are under way together. */
const atOnce = 4

type Result = BodyOf<CorrectionResult>

/** Hands decisions on corrections to the registries their ids name. */
@Injectable()
export class DecideOnCorrections {
  constructor(private readonly asking: Asking) {}

  /** Throws `correction_not_found` for an id that names no registry. */
  async one(id: string, body: DecideCorrection, request: FastifyRequest, idempotency?: Idempotency) {
    const named = readCorrectionId(id)
    if (!named) throw correctionNotFound()
    const command = { correction: named.correction, body, ...(idempotency ? { idempotency } : {}) }
    return this.asking.localised(registryContract(named.registry).decideCorrection, command, request)
  }

  /** Each by itself: one that is refused keeps no other from being decided. */
  async each({ ids, ...body }: DecideCorrections, request: FastifyRequest): Promise<Result[]> {
    const results: Result[] = []
    const waiting = [...ids.entries()]
    const { idempotency } = idempotencyOf(request)
    const work = async () => {
      for (let next = waiting.shift(); next; next = waiting.shift()) {
        const [index, id] = next
        const key = idempotency && { ...idempotency, key: hashOf(`${id} ${idempotency.key}`) }
        results[index] = await this.result(id, this.one(id, body, request, key), request)
      }
    }
    await Promise.all(Array.from({ length: atOnce }, work))
    return results
  }

  private async result(
    id: string,
    work: ReturnType<DecideOnCorrections['one']>,
    request: FastifyRequest,
  ): Promise<Result> {
    try {
      return { id, status: 200, state: (await work).status }
    } catch (thrown) {
      const { status, body: problem } = problemOf(thrown, {
        url: request.url,
        correlationId: correlationIdOf(request),
        language: preferredLanguage(request.headers['accept-language']),
      })
      return { id, status, problem }
    }
  }
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}

function correctionNotFound(): DomainError {
  return new DomainError('notFound', 'correction_not_found', {
    vi: 'Không có đề nghị điều chỉnh này.',
    en: 'There is no such correction.',
  })
}

/** Nothing answers for the registry, or a connector of its owner's, which decides on corrections in its own system. */
export function registryNotConnected(): DomainError {
  return new DomainError('notFound', 'registry_not_connected', {
    vi: 'Không có cơ sở dữ liệu nào tên này quyết định điều chỉnh ở đây. Cơ sở dữ liệu có bộ kết nối riêng thì sửa trong hệ thống của cơ quan quản lý.',
    en: 'No registry of this name decides on corrections here. One with a connector of its own is corrected in its owner’s system.',
  })
}
