import type { LandKeys, SubjectKeys } from '#contracts'
import { matchingKey, provinceOf, successors, unitAt } from '#vietnam'
import type { HoldingRow, HouseholdOwnerRow, KeyedRow } from './land.concepts.js'

/** What of the rows found under someone's keys is theirs for certain, and whether something else may be. */
export interface Ownership {
  certain: HoldingRow[]
  doubtful: boolean
}

/**
 * Under today's id a holding is certain unless a name is given that differs. Under a 9-digit id, which may have been
 * issued twice, it is certain only when the name agrees. "Hộ ông …" has no id: a household of the same name and birth
 * year is a doubt and never a finding, unless the subject gave the keys of that very record. Keys that lead to no record
 * of theirs leave a doubt too, whether there is such a record or not.
 */
export function ownershipOf(
  subject: SubjectKeys,
  rows: readonly HoldingRow[],
  households: readonly HouseholdOwnerRow[],
  keyed: readonly KeyedRow[] = [],
): Ownership {
  const nameKey = subject.fullName === undefined ? undefined : matchingKey(subject.fullName)
  const found = rows.filter((row) => (nameKey === undefined ? row.owner_kind === 'person' : row.name_key === nameKey))
  const born = birthYearOf(subject)
  const shown = keyed.filter((row) => isMeant(row, subject.land) && isHers(row, subject, nameKey))
  const certain = [...found, ...shown.filter((row) => !found.some(({ parcel_id }) => parcel_id === row.parcel_id))]
  const household = households.some(
    ({ name_key, birth_year }) =>
      name_key === nameKey && (birth_year === null || born === undefined || birth_year === born),
  )
  const unproven = (subject.land ?? undefined) !== undefined && shown.length === 0
  return { certain, doubtful: found.length < rows.length || household || unproven }
}

/**
 * Whether somebody who names the record belongs to it. Today's id says so alone, whatever the certificate calls them; of
 * a 9-digit id, which may have been issued twice, the name or the birth year has to agree; of "Hộ ông …" both.
 */
function isHers(row: HoldingRow, subject: SubjectKeys, nameKey: string | undefined): boolean {
  const { personId, formerIds = [] } = subject
  const isNamed = nameKey !== undefined && row.name_key === nameKey
  const isOfAge = row.birth_year !== null && row.birth_year === birthYearOf(subject)
  switch (row.owner_kind) {
    case 'person':
      return row.id_number === personId || (isNamed && formerIds.some((id) => id === row.id_number))
    case 'formerId':
      return (isNamed || isOfAge) && formerIds.some((id) => id === row.id_number)
    case 'household':
      return isNamed && isOfAge
  }
}

/** A commune's code means what it named on its day: after July 2025 the same code may name another place. */
function isMeant(row: KeyedRow, keys: LandKeys | undefined): boolean {
  if (keys?.certificate) return row.serials.includes(keys.certificate)
  if (!keys?.commune || !keys.mappedOn) return false
  const [asked, kept] = [unitAt(keys.commune, keys.mappedOn), unitAt(row.commune_code, row.mapped_on)]
  return (
    row.sheet_no === keys.sheet &&
    row.plot_no === keys.plot &&
    row.commune_code === keys.commune &&
    asked !== undefined &&
    asked.validTo === kept?.validTo
  )
}

function birthYearOf({ birthDate }: SubjectKeys): number | undefined {
  return birthDate === undefined ? undefined : Number(birthDate.slice(0, 4))
}

/** Whether a parcel lies today in one of the units, or none are named; where its commune was split only the province is certain. */
export function liesIn(row: HoldingRow, units: readonly string[] | undefined, today: string): boolean {
  if (units === undefined) return true
  const province = provinceToday(row, today)
  if (province !== undefined && units.includes(province)) return true
  const now = successors(row.commune_code, row.mapped_on, today)
  return now.length === 1 && units.includes(now[0]?.unit.code ?? '')
}

/** No change of July 2025 crossed a new province, so the province is certain even where the commune was split. */
function provinceToday(row: HoldingRow, today: string): string | undefined {
  const [first] = successors(row.commune_code, row.mapped_on, today)
  return first === undefined ? undefined : provinceOf(first.unit.code, today)?.code
}
