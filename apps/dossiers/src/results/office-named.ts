import type { Authority } from '#contracts'
import type { Catalogue } from '#platform'
import { bareName, dayOf, provinceOf } from '#vietnam'

/** An office as its papers name it, and where it is on a day: "Hà Nội", empty where that is not known. */
export function officeNamed(
  catalogue: Catalogue,
  code: string,
  at: Date,
): { authority: Pick<Authority, 'name'>; place: string } {
  const authority = catalogue.get('authority', code)
  const province = authority?.unit === undefined ? undefined : provinceOf(authority.unit, dayOf(at))
  return { authority: authority ?? { name: { vi: code, en: code } }, place: province ? bareName(province) : '' }
}
