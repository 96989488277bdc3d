import { Injectable } from '@nestjs/common'
import {
  cursorInvalid,
  pageOfFound,
  readCursor,
  usualPage,
  type AuthorityPage,
  type ListAuthorities as ListAuthoritiesRequest,
} from '#contracts'
import { CatalogueStore } from '../entries/catalogue-store.js'

/** Authorities by the words of their name or their code, in the order of codes; the cursor stands for the last code seen. */
@Injectable()
export class ListAuthorities {
  constructor(private readonly store: CatalogueStore) {}

  async execute({ q, limit = usualPage, cursor }: ListAuthoritiesRequest): Promise<AuthorityPage> {
    const after = cursor === undefined ? '' : readCursor(cursor)
    if (after && !(await this.store.find('authority', after))) throw cursorInvalid()
    const found = await this.store.list('authority', { words: q ?? '', after, limit: limit + 1 })
    return pageOfFound(found, ({ code }) => code, limit)
  }
}
