import { addDays, mergerDay, type PartialDate, type Sex } from '#vietnam'
import { familyName, givenName } from './given-names.js'
import { asOf, type MaritalStatus, type Resident, type Stay } from './household.js'
import { formerId, personalId } from './identity-numbers.js'
import type { Numbers } from './numbers.js'
import { personaIds } from './personas.js'
import { addressDetail, anyPlace, codeAt, lastOldDay, type Place } from './places.js'
import type { Random } from './random.js'
import { inventTaxFile } from './tax-files.js'

/** The year the generated country stands in. */
export const thisYear = Number(asOf.slice(0, 4))

/** What is decided about someone before the rest is invented. */
export interface ResidentPlan {
  sex: Sex
  birthYear: number
  relationToHead: Resident['relationToHead']
  maritalStatus?: MaritalStatus
  /** A child's is the father's; a woman keeps hers. */
  family?: string
}

/** Where a household lives and how its address reads. */
export interface Home {
  place: Place
  detail: string
  ethnicity: string
  openedOn: string
}

/** Invents one person of a household. */
export function inventResident(random: Random, numbers: Numbers, home: Home, plan: ResidentPlan): Resident {
  const { sex, birthYear, relationToHead } = plan
  const origin = relationToHead === 'child' || random.chance(70) ? home.place : anyPlace(random)
  const { id, sequence } = freshId(numbers, origin.birthProvince, sex, birthYear)
  const family = plan.family ?? familyName(random, home.ethnicity)
  const age = thisYear - birthYear
  const born = random.day(`${birthYear}-01-01`, birthYear === thisYear ? asOf : `${birthYear}-12-31`)
  const resident: Resident = {
    personId: id,
    fullName: `${family} ${givenName(random, sex, birthYear)}`,
    birthDate: asKnown(random, born, birthYear),
    sex,
    ethnicity: home.ethnicity,
    maritalStatus: plan.maritalStatus ?? 'single',
    formerIds: formerIdsOf(random, sequence, origin.birthProvince, birthYear),
    relationToHead,
    stays: stays(random, home, born, age),
    updatedOn: random.day(born > '2021-07-01' ? born : '2021-07-01', asOf),
  }
  if (age >= 18) resident.tax = inventTaxFile(random, sequence, resident, home.place)
  return resident
}

/** Ids are unique without remembering them: the six last digits run through all numbers once. */
function freshId(numbers: Numbers, province: string, sex: Sex, birthYear: number): { id: string; sequence: number } {
  for (;;) {
    const sequence = numbers.nextPerson()
    const id = personalId(sequence, province, sex, birthYear)
    if (!personaIds.has(id)) return { id, sequence }
  }
}

/** Of older people the day, or even the month, is often not known. */
function asKnown(random: Random, born: string, birthYear: number): PartialDate {
  if (birthYear > 1965) return born
  if (random.chance(12)) return born.slice(0, 4)
  return random.chance(3) ? born.slice(0, 7) : born
}

function formerIdsOf(random: Random, sequence: number, province: string, birthYear: number): string[] {
  if (birthYear > 2001 || random.chance(12)) return []
  const first = formerId(sequence, province)
  return birthYear <= 1970 && random.chance(6) ? [first, formerId(sequence, province, 1)] : [first]
}

function stays(random: Random, home: Home, born: string, age: number): Stay[] {
  const since = born > home.openedOn ? born : home.openedOn
  const current: Stay = {
    unit: home.place.commune.code,
    unitAsOf: since > mergerDay ? since : mergerDay,
    detail: home.detail,
    since,
  }
  if (age < 20 || since <= born || random.chance(70)) return [current]
  const before = random.chance(60) ? anyPlace(random) : home.place
  const until = addDays(since, -1)
  const unitAsOf = until < mergerDay ? (until < lastOldDay ? until : lastOldDay) : until
  const earlier: Stay = {
    unit: codeAt(random, before, unitAsOf),
    unitAsOf,
    detail: addressDetail(random, before),
    since: born,
    until,
  }
  return [earlier, current]
}
