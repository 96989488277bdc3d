import { Injectable } from '@nestjs/common'
import {
  assertRelated,
  ministries,
  ownership,
  type Actor,
  type ChangeRegistryCommand,
  type Concept,
  type RegisterConceptCommand,
  type RegisterRegistry,
  type Registry,
  type StatedConcept,
  type StatedRegistry,
} from '#contracts'
import { authorityNotFitting, relationsOfAuthority } from '../authorities/authority-relations.js'
import { CatalogueStore } from '../entries/catalogue-store.js'
import { ChangeEntries } from '../entries/change-entries.js'
import { conceptAsked, conceptTaken, registryNotFound, registryNotYours, registryTaken } from './registry.errors.js'

/** The registry; throws `registry_not_found`. */
export async function knownRegistry(store: CatalogueStore, id: string): Promise<Registry> {
  const registry = await store.find('registry', id)
  if (!registry) throw registryNotFound(id)
  return registry
}

/** The registry, if the actor works for its owner; throws `registry_not_found` or `registry_not_yours`. */
export async function ownedRegistry(store: CatalogueStore, id: string, actor: Actor): Promise<Registry> {
  const registry = await knownRegistry(store, id)
  assertRelated(ministries.change.access, actor, ownership(actor, registry.owner), () => registryNotYours(id))
  return registry
}

/** A ministry registers its databases and the concepts they are the trusted source of. */
@Injectable()
export class Register {
  constructor(
    private readonly store: CatalogueStore,
    private readonly change: ChangeEntries,
  ) {}

  async registry(body: RegisterRegistry, actor: Actor): Promise<StatedRegistry> {
    const relations = await relationsOfAuthority(this.store, actor)
    assertRelated(ministries.register.access, actor, relations, authorityNotFitting)
    const value: Registry = { ...body, owner: actor.authority ?? '' }
    await this.change.execute([{ type: 'registry', key: body.id, value }], async (versionOf) => {
      if ((await versionOf('registry', body.id)) > 0) throw registryTaken(body.id)
    })
    return { ...value, affected: [] }
  }

  /** What the statement leaves out stays as it is then, so that no other statement at the same time is undone. */
  async changed({ registry, body }: ChangeRegistryCommand, actor: Actor): Promise<StatedRegistry> {
    let value: Registry = await ownedRegistry(this.store, registry, actor)
    await this.change.execute(async () => {
      value = { ...(await ownedRegistry(this.store, registry, actor)), ...body }
      return [{ type: 'registry', key: registry, value }]
    })
    return { ...value, affected: [] }
  }

  /** Throws `concept_taken`, with the owner's name, for a concept that has a trusted source; `concept_asked`. */
  async concept({ registry, body }: RegisterConceptCommand, actor: Actor): Promise<StatedConcept> {
    await ownedRegistry(this.store, registry, actor)
    const { labels, unit, ...rest } = body
    const value: Concept = {
      ...rest,
      labels: labels?.length ? labels : [body.name.vi],
      ...(unit ? { unit } : {}),
      registry,
      certainty: 'A',
    }
    const asked = await this.store.find('askedConcept', body.id)
    if (asked && asked.validTo === undefined) throw conceptAsked(body.id)
    const known = await this.store.find('concept', body.id)
    if (known) throw conceptTaken(body.id, await this.ownerOf(known))
    await this.change.execute([{ type: 'concept', key: body.id, value }], async (versionOf) => {
      if ((await versionOf('concept', body.id)) > 0) throw conceptTaken(body.id, { vi: registry, en: registry })
    })
    return { ...value, affected: [] }
  }

  private async ownerOf(concept: Concept): Promise<{ vi: string; en: string }> {
    const registry = await this.store.find('registry', concept.registry)
    const owner = registry && (await this.store.find('authority', registry.owner))
    return owner?.name ?? registry?.name ?? { vi: concept.registry, en: concept.registry }
  }
}
