import { relationMissing, type Actor, type DomainError, type Relation } from '#contracts'
import type { CatalogueStore } from '../entries/catalogue-store.js'

/** What an actor's authority is by the catalogue: a code nobody entered is nothing, whatever a token says. */
export async function relationsOfAuthority(store: CatalogueStore, { authority = '' }: Actor): Promise<Relation[]> {
  const known = await store.find('authority', authority)
  if (!known) return []
  return known.level === 'ministry' ? ['authority', 'ministry'] : ['authority']
}

/** The authority of the sign-in is none of the catalogue, or not of the kind this is for. */
export function authorityNotFitting(): DomainError {
  return relationMissing('authority_not_fitting', {
    vi: 'Cơ quan trong tài khoản không có trong danh mục, hoặc không phải loại cơ quan được làm việc này.',
    en: 'The authority of your account is not in the catalogue, or not of the kind that may do this.',
  })
}
