import { Controller } from '@nestjs/common'
import { catalog, type Items } from '#contracts'
import { Answers } from '#platform'
import { CatalogueStore } from '../entries/catalogue-store.js'

/** The shared dictionary and the registries its facts come from. */
@Controller()
export class ConceptsController {
  constructor(private readonly store: CatalogueStore) {}

  @Answers(catalog.concepts)
  async concepts(): Promise<Items> {
    return { items: await this.store.list('concept') }
  }

  @Answers(catalog.registries)
  async registries(): Promise<Items> {
    return { items: await this.store.list('registry') }
  }
}
