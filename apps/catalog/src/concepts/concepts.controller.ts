import { Controller } from '@nestjs/common'
import { Payload } from '@nestjs/microservices'
import { Handles } from '#bus'
import { catalog, ListEntries, pageOf, type ConceptPage, type RegistryPage } from '#contracts'
import { CatalogueStore } from '../entries/catalogue-store.js'

/** The shared dictionary and the registries its facts come from. */
@Controller()
export class ConceptsController {
  constructor(private readonly store: CatalogueStore) {}

  @Handles(catalog.concepts)
  async concepts(@Payload() query: ListEntries): Promise<ConceptPage> {
    return pageOf(await this.store.list('concept'), ({ id }) => id, query)
  }

  @Handles(catalog.registries)
  async registries(@Payload() query: ListEntries): Promise<RegistryPage> {
    return pageOf(await this.store.list('registry'), ({ id }) => id, query)
  }
}
