import { Injectable } from '@nestjs/common'
import type { ListProgress, Progress } from '#contracts'
import { Clock } from '#platform'
import { dayOf } from '#vietnam'
import { CatalogueStore } from '../entries/catalogue-store.js'
import { FindSurroundings } from '../forms/find-surroundings.js'
import { nextOf } from './next.rules.js'
import { registryFilterUnknown } from './progress.errors.js'
import { progressOf, sumsOf, usesOf } from './progress.rules.js'

type Measured = Omit<Progress, 'nextCursor'>

/** What is announced, usable, used and asked in spite of it; counted again only after an entry or the day has changed. */
@Injectable()
export class MeasureProgress {
  private counted: { of: string; what?: Measured } = { of: '' }

  constructor(
    private readonly store: CatalogueStore,
    private readonly surroundings: FindSurroundings,
    private readonly clock: Clock,
  ) {}

  /** The concepts of one registry or of all, whole. Throws `registry_unknown` for a registry there is not. */
  async execute({ registry }: Pick<ListProgress, 'registry'>): Promise<Progress> {
    const { items, ...whole } = await this.count()
    if (registry !== undefined && !whole.registries.some((each) => each.registry === registry))
      throw registryFilterUnknown(registry)
    const shown = registry === undefined ? items : items.filter((item) => item.registry === registry)
    return { ...whole, items: shown, nextCursor: null }
  }

  private async count(): Promise<Measured> {
    const of = `${dayOf(this.clock.now())} ${await this.store.stamp()}`
    if (this.counted.of !== of || !this.counted.what) this.counted = { of, what: await this.countAnew() }
    return this.counted.what ?? this.countAnew()
  }

  private async countAnew(): Promise<Measured> {
    const [concepts, registries, announcements, procedures, paperTypes, forms, around] = await Promise.all([
      this.store.list('concept'),
      this.store.list('registry'),
      this.store.list('announcement'),
      this.store.list('procedure'),
      this.store.list('paperType'),
      this.store.list('form'),
      this.surroundings.execute(),
    ])
    const owners = [...new Set(registries.map(({ owner }) => owner))]
    const authorities = await Promise.all(owners.map((code) => this.store.find('authority', code)))
    const sources = {
      ...{ concepts, registries, announcements, procedures, paperTypes, forms, around },
      authorities: authorities.filter((each) => each !== undefined),
    }
    const uses = usesOf(sources)
    const items = progressOf(sources, uses)
    const byId = new Map(concepts.map((concept) => [concept.id, concept]))
    const next = nextOf(items, uses, byId, new Map(registries.map((registry) => [registry.id, registry])))
    return { registries: sumsOf(items, registries), next, items }
  }
}
