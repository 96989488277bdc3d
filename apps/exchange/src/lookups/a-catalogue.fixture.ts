import { StateCopy } from '#bus'
import { catalog, type CatalogueType } from '#contracts'
import { Catalogue } from '#platform'

/** The moment of the tests. */
export const now = new Date('2026-11-24T03:00:00Z')

/** Puts an entry into the copy. */
export type Put = (type: CatalogueType, key: string, value: object, version?: number) => void

/** A copy of a small catalogue: one concept of land, announced and agreed; `change` hears how to put another entry into it. */
export function aCatalogue(
  quotaPerDay?: number,
  beatAt = now.getTime(),
  change: (put: Put) => void = () => undefined,
  id = `agreement-${quotaPerDay}`,
) {
  const copy = new StateCopy(catalog.state, () => [])
  const put: Put = (type, key, value, version = 1) =>
    copy.record({ key: `${type}/${key}`, version, text: JSON.stringify({ type, key, version, value }) })
  change(put)
  for (const code of ['H26.00637', 'H26.00638'])
    put('authority', code, { code, level: 'commune', consumerClass: 'communeOffice' })
  put('concept', 'land.home.owned', { id: 'land.home.owned', registry: 'land' })
  put('concept', 'civilStatus.birth.registeredOn', { id: 'civilStatus.birth.registeredOn', registry: 'civil-status' })
  const statement = { territory: 'VN', basis: 'residence', from: '2026-01-01', complete: false }
  put('announcement', 'a', { concept: 'land.home.owned', ...statement })
  put('announcement', 'b', { concept: 'civilStatus.birth.registeredOn', ...statement })
  const agreement = {
    ...{ id, consumerClass: 'communeOffice', procedure: '1.014632', legalBasis: 'NQ 66.7', validFrom: '2026-01-01' },
    concepts: ['land.home.owned', 'civilStatus.birth.registeredOn'],
  }
  put('agreement', 'g', { ...agreement, quotaPerDay })
  copy.beat(beatAt)
  const catalogue = new Catalogue()
  catalogue.follow(copy)
  let version = 1
  return Object.assign(catalogue, {
    setQuota: (quota: number) => put('agreement', 'g', { ...agreement, quotaPerDay: quota }, ++version),
  })
}
