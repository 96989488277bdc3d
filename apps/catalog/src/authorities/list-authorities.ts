import { Injectable } from '@nestjs/common'
import type { AuthorityPage, ListAuthorities as ListAuthoritiesRequest } from '#contracts'
import { CatalogueStore } from '../entries/catalogue-store.js'

/**
 * Authorities by their name or code, in the order of codes; the cursor stands for the last code seen. Where a name has the words as
 * they were put (`Ba Đình`), only those are listed; else names that have a word beginning with each of them.
 */
@Injectable()
export class ListAuthorities {
  constructor(private readonly store: CatalogueStore) {}

  async execute({ q = '', ...page }: ListAuthoritiesRequest): Promise<AuthorityPage> {
    const isPhrase = (await this.store.list('authority', { phrase: q, limit: 1 })).length > 0
    const search = isPhrase ? { phrase: q } : { words: q }
    return this.store.page('authority', ({ code }) => code, { ...search, ...page })
  }
}
