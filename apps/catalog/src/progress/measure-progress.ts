import { Injectable } from '@nestjs/common'
import type { ListProgress, Progress } from '#contracts'
import type { CompilerSurroundings } from '#forms'
import { CatalogueStore } from '../entries/catalogue-store.js'
import { FindSurroundings } from '../forms/find-surroundings.js'
import { nextOf } from './next.rules.js'
import { registryFilterUnknown } from './progress.errors.js'
import { progressOf, sumsOf, usesOf } from './progress.rules.js'

type Measured = Omit<Progress, 'nextCursor'>

/**
 * What is announced, usable, used and asked in spite of it; counted again, once for all who ask, only after an entry, an
 * answer to a review or the day has changed.
 */
@Injectable()
export class MeasureProgress {
  private counted: { around: CompilerSurroundings; what: Promise<Measured> } | undefined

  constructor(
    private readonly store: CatalogueStore,
    private readonly surroundings: FindSurroundings,
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
    const around = await this.surroundings.execute() // another object after each change
    if (this.counted?.around === around) return this.counted.what
    const what = this.countAnew(around)
    this.counted = { around, what }
    what.catch(() => (this.counted = undefined))
    return what
  }

  private async countAnew(around: CompilerSurroundings): Promise<Measured> {
    const [concepts, registries, announcements, procedures, paperTypes, forms] = await Promise.all([
      this.store.list('concept'),
      this.store.list('registry'),
      this.store.list('announcement'),
      this.store.list('procedure'),
      this.store.list('paperType'),
      this.store.list('form'),
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
    return { registries: sumsOf(items, sources), next, items }
  }
}
