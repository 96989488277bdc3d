import { Controller } from '@nestjs/common'
import { Payload } from '@nestjs/microservices'
import { Handles } from '#bus'
import { catalog, ListEntries, type ConceptPage, type RegistryPage } from '#contracts'
import { CatalogueStore } from '../entries/catalogue-store.js'

/** The shared dictionary and the registries its facts come from. */
@Controller()
export class ConceptsController {
  constructor(private readonly store: CatalogueStore) {}

  @Handles(catalog.concepts)
  concepts(@Payload() query: ListEntries): Promise<ConceptPage> {
    return this.store.page('concept', ({ id }) => id, query)
  }

  @Handles(catalog.registries)
  registries(@Payload() query: ListEntries): Promise<RegistryPage> {
    return this.store.page('registry', ({ id }) => id, query)
  }
}
