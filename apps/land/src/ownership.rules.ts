import type { SubjectKeys } from '#contracts'
import { matchingKey, provinceOf, successors } from '#vietnam'
import type { HoldingRow, HouseholdOwnerRow } from './land.concepts.js'

/** What of the rows found under someone's keys is hers for certain, and whether something else may be. */
export interface Ownership {
  certain: HoldingRow[]
  doubtful: boolean
}

/**
 * Under today's id a holding is certain unless a name is given that differs. Under a 9-digit id, which may have been
 * issued twice, it is certain only when the name agrees. "Hộ ông …" has no id: a household of the same name and birth
 * year is a doubt and never a finding.
 */
export function ownershipOf(
  subject: SubjectKeys,
  rows: readonly HoldingRow[],
  households: readonly HouseholdOwnerRow[],
): Ownership {
  const nameKey = subject.fullName === undefined ? undefined : matchingKey(subject.fullName)
  const certain = rows.filter((row) => (nameKey === undefined ? row.owner_kind === 'person' : row.name_key === nameKey))
  const born = subject.birthDate === undefined ? undefined : Number(subject.birthDate.slice(0, 4))
  const household = households.some(
    ({ name_key, birth_year }) =>
      name_key === nameKey && (birth_year === null || born === undefined || birth_year === born),
  )
  return { certain, doubtful: certain.length < rows.length || household }
}

/** Whether a parcel lies today in one of the units; where its commune was split only the province is certain. */
export function liesIn(row: HoldingRow, units: readonly string[], today: string): boolean {
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
