import { isDeepStrictEqual } from 'node:util'
import { Injectable } from '@nestjs/common'
import type { FastifyRequest } from 'fastify'
import {
  assertMayAsk,
  assertRelated,
  DomainError,
  isOwnRegistry,
  joinedPrefix,
  ministries,
  ownership,
  registryContract,
  registryIdPattern,
  relationMissing,
  type RegistryContract,
  type RegistryId,
  type RegistryKey,
  type RegistryOwner,
} from '#contracts'
import { ServiceKeys } from '#platform'
import { signedIn } from '../../auth/auth.guard.js'
import { Asking } from '../../http/asking.js'

/**
 * The registries whose owners the gateway asks for. A connector is known by the key that the catalogue has just now, so that
 * a replaced one is asked no more; who may not ask it is refused here too, whether it runs or not.
 */
@Injectable()
export class OwnedRegistries {
  private readonly keys = new Map<RegistryId, RegistryKey>()

  constructor(
    private readonly asking: Asking,
    keys: ServiceKeys,
  ) {
    keys.learnFrom((service) => this.keys.get(service.slice(joinedPrefix.length)))
  }

  /** What a registry's owner may ask it; undefined where nothing answers for it. Throws `registry_not_yours` and the like. */
  async find(id: RegistryId, request: FastifyRequest): Promise<RegistryContract | undefined> {
    if (isOwnRegistry(id)) return registryContract(id)
    if (!registryIdPattern.test(id)) return undefined
    const { access } = registryContract(id).corrections
    const actor = signedIn(request)
    assertMayAsk(access, { asker: 'gateway', actor, request: {} })
    const stated = await this.stated(id, request)
    if (!stated?.key) return undefined
    assertRelated(access, actor, ownership(actor, stated.owner), () => registryNotYours(id))
    if (!isDeepStrictEqual(this.keys.get(id), stated.key)) this.keys.set(id, stated.key)
    return registryContract(id)
  }

  private async stated(registry: RegistryId, request: FastifyRequest): Promise<RegistryOwner | undefined> {
    try {
      return await this.asking.ask(ministries.owner, { registry }, request)
    } catch (error) {
      if ((error as { code?: string }).code === 'registry_not_found') return undefined
      throw error
    }
  }
}

function registryNotYours(id: string): DomainError {
  return relationMissing('registry_not_yours', {
    vi: `Cơ quan của bạn không quản lý cơ sở dữ liệu ${id}.`,
    en: `Your authority does not own the registry ${id}.`,
  })
}
