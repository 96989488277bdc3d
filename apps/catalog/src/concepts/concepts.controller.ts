import { Controller } from '@nestjs/common'
import { Payload } from '@nestjs/microservices'
import { Handles } from '#bus'
import {
  catalog,
  ListEntries,
  type AskedConceptPage,
  type ConceptPage,
  type PaperTypePage,
  type RegistryPage,
} from '#contracts'
import { CatalogueStore } from '../entries/catalogue-store.js'

/** The shared dictionary and the registries its facts come from. */
@Controller()
export class ConceptsController {
  constructor(private readonly store: CatalogueStore) {}

  @Handles(catalog.concepts)
  concepts(@Payload() query: ListEntries): Promise<ConceptPage> {
    return this.store.page('concept', ({ id }) => id, query)
  }

  @Handles(catalog.askedConcepts)
  askedConcepts(@Payload() query: ListEntries): Promise<AskedConceptPage> {
    return this.store.page('askedConcept', ({ id }) => id, query)
  }

  @Handles(catalog.papers)
  papers(@Payload() query: ListEntries): Promise<PaperTypePage> {
    return this.store.page('paperType', ({ id }) => id, query)
  }

  @Handles(catalog.registries)
  registries(@Payload() query: ListEntries): Promise<RegistryPage> {
    return this.store.page('registry', ({ id }) => id, query)
  }
}
