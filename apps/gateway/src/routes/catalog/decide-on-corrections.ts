import { createHash } from 'node:crypto'
import { Injectable } from '@nestjs/common'
import type { FastifyRequest } from 'fastify'
import {
  DomainError,
  readCorrectionId,
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
import { OwnedRegistries } from './owned-registries.js'

/** Decisions of one batch that are under way together. */
const atOnce = 4

type Result = BodyOf<CorrectionResult>

/** Hands decisions on corrections to the registries their ids name. */
@Injectable()
export class DecideOnCorrections {
  constructor(
    private readonly asking: Asking,
    private readonly registries: OwnedRegistries,
  ) {}

  /** Throws `correction_not_found` for an id that names no registry. */
  async one(id: string, body: DecideCorrection, request: FastifyRequest, idempotency?: Idempotency) {
    const named = readCorrectionId(id)
    const contract = named && (await this.registries.find(named.registry, request))
    if (!contract) throw correctionNotFound()
    const command = { correction: named.correction, body, ...(idempotency ? { idempotency } : {}) }
    return this.asking.localised(contract.decideCorrection, command, request)
  }

  /** Each by itself: one that is refused keeps no other from being decided. A registry that is silent is waited for once. */
  async each({ ids, ...body }: DecideCorrections, request: FastifyRequest): Promise<Result[]> {
    const results: Result[] = []
    const waiting = [...ids.entries()]
    const { idempotency } = idempotencyOf(request)
    const silent = new Map<string, DomainError>()
    const work = async () => {
      for (let next = waiting.shift(); next; next = waiting.shift()) {
        const [index, id] = next
        const key = idempotency && { ...idempotency, key: hashOf(`${id} ${idempotency.key}`) }
        const registry = readCorrectionId(id)?.registry ?? ''
        const waitedFor = silent.get(registry)
        const decided = waitedFor ? Promise.reject(waitedFor) : this.one(id, body, request, key)
        results[index] = await this.result(id, decided, request)
        await decided.catch((error: unknown) => {
          if (error instanceof DomainError && error.code === 'no_answer') silent.set(registry, error)
        })
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

/** Nothing answers for the registry: there is none of this name, or its owner has not connected it. */
export function registryNotConnected(): DomainError {
  return new DomainError('notFound', 'registry_not_connected', {
    vi: 'Chưa có cơ sở dữ liệu nào tên này được kết nối. Cơ quan quản lý kết nối trước, rồi mới có đề nghị điều chỉnh.',
    en: 'No registry of this name is connected. Its owner connects it first; until then there is nothing to correct.',
  })
}
