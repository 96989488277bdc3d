import type { Authority, Bilingual } from '#contracts'
import { bilingual, closed } from '#contracts/language/schema'
import { communeAgencyCode, inferredAgencies, provinceAgencies, unitsAt, type Unit } from '#vietnam'
import type { EntryType } from '../entries/entry-type.js'
import { seedBroken } from '../entries/seed.errors.js'

/** A row of `ministries.json`. */
export interface MinistryRow {
  code: string
  name: Bilingual
}

/**
 * Ministries are listed; the provinces' and communes' people's committees follow from the administrative units of the
 * day. Codes of commune offices are samples, as no official list exists.
 */
export const authorityType: EntryType<'authority', MinistryRow> = {
  type: 'authority',
  files: ['ministries.json'],
  shape: closed({ code: { type: 'string', pattern: '^G[0-9]{2}$' }, name: bilingual }),
  keyOf: ({ code }) => code,
  nameOf: ({ code }) => code,
  valuesOf: (rows, today) => [
    ...rows.map(({ row, place }) => ({ row: ministry(row), place })),
    ...unitsAt(today, 'province').map((unit) => ({ row: provinceOffice(unit), place: placeOf(unit) })),
    ...unitsAt(today, 'commune').map((unit) => ({ row: communeOffice(unit), place: placeOf(unit) })),
  ],
  problemsOf: ({ parent }, known) => (parent === undefined ? [] : known.missing('authority', parent)),
}

function ministry({ code, name }: MinistryRow): Authority {
  return { code, name, level: 'ministry', consumerClass: 'ministry', sample: false }
}

function provinceOffice(unit: Unit): Authority {
  const code = provinceAgencies[unit.code]
  if (code === undefined) throw seedBroken(placeOf(unit), 'the province has no agency code')
  return {
    code,
    name: committeeOf(unit),
    level: 'province',
    consumerClass: 'provinceOffice',
    unit: unit.code,
    sample: inferredAgencies.has(code),
  }
}

function communeOffice(unit: Unit): Authority {
  const province = unit.parent ?? ''
  const code = communeAgencyCode(province, unit.code)
  if (code === undefined) throw seedBroken(placeOf(unit), 'the province of the commune has no agency code')
  return {
    code,
    name: committeeOf(unit),
    level: 'commune',
    consumerClass: 'communeOffice',
    unit: unit.code,
    parent: provinceAgencies[province],
    sample: true,
  }
}

const kinds: Partial<Record<Unit['kind'], { vi: string; en: string }>> = {
  'thanh-pho': { vi: 'Thành phố', en: 'City' },
  tinh: { vi: 'Tỉnh', en: 'Province' },
  phuong: { vi: 'Phường', en: 'Ward' },
  xa: { vi: 'Xã', en: 'Commune' },
  'dac-khu': { vi: 'Đặc khu', en: 'Special Zone' },
}

/** `Uỷ ban nhân dân phường Đại Mỗ`, `People’s Committee of Đại Mỗ Ward`. */
function committeeOf(unit: Unit): Bilingual {
  const kind = kinds[unit.kind]
  if (!kind) throw seedBroken(placeOf(unit), `no word is known for the kind "${unit.kind}"`)
  const own = unit.name.startsWith(`${kind.vi} `) ? unit.name.slice(kind.vi.length + 1) : unit.name
  return {
    vi: `Uỷ ban nhân dân ${kind.vi.toLocaleLowerCase('vi')} ${own}`,
    en: `People’s Committee of ${own} ${kind.en}`,
  }
}

function placeOf(unit: Unit): string {
  return `administrative unit ${unit.code} (${unit.name})`
}
