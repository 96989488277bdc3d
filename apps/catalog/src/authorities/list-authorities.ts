import { Injectable } from '@nestjs/common'
import type { AuthorityPage, ListAuthorities as ListAuthoritiesRequest } from '#contracts'
import { CatalogueStore } from '../entries/catalogue-store.js'

/** Authorities by the words of their name or their code, in the order of codes; the cursor stands for the last code seen. */
@Injectable()
export class ListAuthorities {
  constructor(private readonly store: CatalogueStore) {}

  execute({ q, ...page }: ListAuthoritiesRequest): Promise<AuthorityPage> {
    return this.store.page('authority', ({ code }) => code, { words: q ?? '', ...page })
  }
}
