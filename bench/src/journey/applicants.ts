import { households, type Household, type Resident } from '#sandbox'
import { dayOf, mergerDay, provinceOf } from '#vietnam'
import type { Shape } from '../section.js'
import { seed } from '../surroundings.js'

/** The procedure whose form is filled: social housing. */
export const procedure = '1.014632'

/** Provinces whose land registry is announced as complete, so that all three registries are asked and can answer. */
const completeProvinces = ['01', '48']
const lastClosedYear = 2025

/** Someone who applies, as her sign-in states her. */
export interface Applicant {
  personId: string
  name: string
  birthDate: string
  residence: string
}

/** Look-ups a prefill of each shape makes: population, civil status, tax and land, and the spouse's of the last three. */
export const lookupsOf: Record<Shape, number> = { 'one-wave': 4, 'two-wave': 7 }

/** The generated people who fit each shape exactly: nobody is looked up again under a former id. */
export function applicantsOf(people: number): Record<Shape, Applicant[]> {
  const found: Record<Shape, Applicant[]> = { 'one-wave': [], 'two-wave': [] }
  const today = dayOf(new Date())
  for (const household of households({ people, seed })) {
    for (const person of household.people) {
      const shape = shapeOf(person, household)
      const residence = person.stays.find(({ until }) => until === undefined)?.unit
      if (!shape || !residence || !completeProvinces.includes(provinceOf(residence, today)?.code ?? '')) continue
      found[shape].push({ personId: person.personId, name: person.fullName, birthDate: person.birthDate, residence })
    }
  }
  return found
}

function shapeOf(
  { tax, taxName, formerIds, mergedIds, maritalStatus, spouse, birthDate, stays }: Resident,
  household: Household,
): Shape | undefined {
  const hasIncome = tax?.incomes.some(({ year }) => year === lastClosedYear)
  const isAdult = birthDate.length === 10 && birthDate < '2007'
  const isSpeltAlike = taxName === undefined && mergedIds === undefined && (stays.at(-1)?.unitAsOf ?? '') >= mergerDay
  if (!isSpeltAlike || !isAdult || !hasIncome || tax?.parked || formerIds.length > 0 || household.people.length > 6)
    return undefined
  if (maritalStatus !== 'married') return spouse ? undefined : 'one-wave'
  return spouse?.linked ? 'two-wave' : undefined
}
