import { Injectable } from '@nestjs/common'
import type { Authority } from '#contracts'
import { CatalogueStore } from '../entries/catalogue-store.js'
import { authorityNotFound } from '../entries/entry.errors.js'

/** One authority by its agency code; throws `notFound` / `authority_not_found`. */
@Injectable()
export class GetAuthority {
  constructor(private readonly store: CatalogueStore) {}

  async execute(code: string): Promise<Authority> {
    const authority = await this.store.find('authority', code)
    if (!authority) throw authorityNotFound(code)
    return authority
  }
}
