import { Injectable } from '@nestjs/common'
import type { Items, ListAuthorities as ListAuthoritiesRequest } from '#contracts'
import { CatalogueStore } from '../entries/catalogue-store.js'

const defaultLimit = 20

/** Authorities by the words of their name or their code, in the order of codes; the cursor is the last code seen. */
@Injectable()
export class ListAuthorities {
  constructor(private readonly store: CatalogueStore) {}

  async execute({ q, limit = defaultLimit, cursor }: ListAuthoritiesRequest): Promise<Items> {
    const found = await this.store.list('authority', { words: q ?? '', after: cursor ?? '', limit: limit + 1 })
    const items = found.slice(0, limit)
    const last = items.at(-1)
    return found.length > limit && last ? { items, nextCursor: last.code } : { items }
  }
}
