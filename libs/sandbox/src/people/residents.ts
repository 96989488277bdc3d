import type { PartialDate, Sex } from '#vietnam'
import { familyName, givenName, sevenWords } from '../model/given-names.js'
import type { Home } from '../model/home.js'
import { asOf, type Birth, type MaritalStatus, type Resident } from '../model/household.js'
import { formerId, mergedId, personalId } from '../model/identity-numbers.js'
import { nameElsewhere } from '../model/name-variants.js'
import type { Numbers } from '../model/numbers.js'
import { anyPlace, type Place } from '../model/places.js'
import type { Random } from '../model/random.js'
import { fileRates, personRates } from '../model/rates.js'
import { personaIds } from '../personas.js'
import { inventBirth } from '../records/civil-events.js'
import { inventStays } from '../records/stays.js'
import { inventTaxFile } from '../records/tax-files.js'

/** The year the generated country stands in. */
export const thisYear = Number(asOf.slice(0, 4))

/** What is decided about someone before the rest is invented. */
export interface ResidentPlan {
  sex: Sex
  birthYear: number
  relationToHead: Resident['relationToHead']
  maritalStatus?: MaritalStatus
  /** A child's is the father's; a woman keeps her own. */
  family?: string
  /** The day of birth, and its entry, where they are decided already. */
  bornOn?: string
  birth?: Birth
}

/** Invents one person of a household. */
export function inventResident(random: Random, numbers: Numbers, home: Home, plan: ResidentPlan): Resident {
  const { sex, birthYear, relationToHead } = plan
  const origin = relationToHead === 'child' || random.chance(70) ? home.place : anyPlace(random)
  const { id, sequence } = freshId(numbers, origin.birthProvince, sex, birthYear)
  const age = thisYear - birthYear
  const born = plan.bornOn ?? random.day(`${birthYear}-01-01`, birthYear === thisYear ? asOf : `${birthYear}-12-31`)
  const birth = plan.birth ?? pastBirth(random, sequence, born, origin)
  const fullName = nameOf(random, home, plan)
  const taxName = nameElsewhere(random, fullName)
  const resident: Resident = {
    personId: id,
    fullName,
    birthDate: asKnown(random, born, birthYear),
    sex,
    ethnicity: home.ethnicity,
    maritalStatus: plan.maritalStatus ?? 'single',
    formerIds: formerIdsOf(random, sequence, origin.birthProvince, birthYear),
    relationToHead,
    birth,
    ...mergedIdsOf(random, sequence, origin.birthProvince, plan),
    ...(taxName === undefined ? {} : { taxName }),
    stays: inventStays(random, home, born, age),
    updatedOn: random.day(born > '2021-07-01' ? born : '2021-07-01', asOf),
  }
  if (age >= 18) resident.tax = inventTaxFile(random, sequence, resident, home.place)
  return resident
}

/** The birth of someone a database knows, so it is registered; the youngest are decided before. */
function pastBirth(random: Random, sequence: number, born: string, place: Place): Birth {
  const { isRegistered, ...birth } = inventBirth(random, sequence, born, place)
  return isRegistered ? birth : { ...birth, late: false }
}

function nameOf(random: Random, home: Home, { sex, birthYear, family }: ResidentPlan): string {
  const own = family === undefined || family === '' ? familyName(random, home.ethnicity) : family
  const name = `${own} ${givenName(random, sex, birthYear)}`
  if (family !== undefined) return name
  if (random.chance(personRates.oneWordName.percent)) return name.slice(name.lastIndexOf(' ') + 1)
  return random.chance(personRates.sevenWordName.percent) ? sevenWords(sex, name) : name
}

/** Someone registered twice under two ids, until population merged one into the other. */
function mergedIdsOf(
  random: Random,
  sequence: number,
  province: string,
  { sex, birthYear }: ResidentPlan,
): Pick<Resident, 'mergedIds'> {
  if (birthYear > 2016 || !random.chance(personRates.mergedIds.percent)) return {}
  const id = mergedId(sequence, province, sex, birthYear)
  return personaIds.has(id) ? {} : { mergedIds: [{ id, on: random.day('2021-07-01', asOf) }] }
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
  if (random.chance(personRates.birthYearOnly.percent)) return born.slice(0, 4)
  return random.chance(personRates.birthMonthOnly.percent) ? born.slice(0, 7) : born
}

function formerIdsOf(random: Random, sequence: number, province: string, birthYear: number): string[] {
  if (birthYear > 2001 || random.chance(fileRates.withoutFormerId.percent)) return []
  const first = formerId(sequence, province)
  return birthYear <= 1970 && random.chance(fileRates.secondFormerId.percent)
    ? [first, formerId(sequence, province, 1)]
    : [first]
}
