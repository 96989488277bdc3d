import { nameParts } from '#vietnam'
import type { Home } from '../model/home.js'
import { asOf, type Household, type MaritalStatus, type Marriage, type Resident } from '../model/household.js'
import type { Numbers } from '../model/numbers.js'
import type { Random } from '../model/random.js'
import { personRates } from '../model/rates.js'
import { inventBirth, inventDeath, inventDivorce, inventMarriage, letDie } from '../records/civil-events.js'
import { inventResident, thisYear, type ResidentPlan } from './residents.js'

/** What a family is invented with. */
export interface Chance {
  random: Random
  numbers: Numbers
}

/** Two people married to each other, with the entry of their marriage where it is kept. */
export interface Couple {
  husband: Resident
  wife: Resident
  since: string
  marriage: Marriage | undefined
}

type Plan = Partial<ResidentPlan> & Pick<ResidentPlan, 'birthYear'>

/** Marries two people of one home; what a plan leaves open is the head's and the spouse's. */
export function inventCouple(chance: Chance, home: Home, husbandPlan: Plan, wifePlan: Plan): Couple {
  const { random, numbers } = chance
  const status: MaritalStatus = 'married'
  const husband = inventResident(random, numbers, home, {
    sex: 'male',
    relationToHead: 'head',
    maritalStatus: status,
    ...husbandPlan,
  })
  const wife = inventResident(random, numbers, home, {
    sex: 'female',
    relationToHead: 'spouse',
    maritalStatus: status,
    ...wifePlan,
  })
  const earliest = Math.max(husbandPlan.birthYear + 20, wifePlan.birthYear + 18)
  const year = Math.min(earliest + random.int(0, 6), thisYear - 1)
  const since = random.day(`${year}-01-01`, `${year}-12-31`)
  const linked = !random.chance(personRates.spouseNotLinked.percent)
  husband.spouse = { personId: wife.personId, since, linked }
  wife.spouse = { personId: husband.personId, since, linked }
  const ids = { husbandId: husband.personId, wifeId: wife.personId, since }
  return { husband, wife, since, marriage: inventMarriage(random, random.int(0, 9_999), ids, home.place) }
}

/** Lets one of a couple die; the other is widowed as soon as population knows. */
export function widow({ random }: Chance, { husband, wife, since }: Couple, home: Home): void {
  const dead = random.chance(68) ? husband : wife
  const survivor = dead === husband ? wife : husband
  letDie(dead, inventDeath(random, random.int(0, 9_999), later(since, born(dead)), home.place))
  if (dead.death?.isKnown !== true) return
  part(survivor, dead, since, dead.death.on, 'widowed')
  if (dead.relationToHead === 'head') survivor.relationToHead = 'head'
}

/** Ends a marriage before a court, after the day given (the last child's birth). */
export function divorce({ random }: Chance, couple: Couple, home: Home, after: string): void {
  const { husband, wife, since, marriage } = couple
  const on = random.day(later(later(since, after), '2000-01-01'), asOf)
  part(husband, wife, since, on, 'divorced')
  wife.maritalStatus = 'divorced'
  if (marriage !== undefined) marriage.divorce = inventDivorce(random, random.int(0, 9_999), on, home.place)
}

/** Children of one or both parents, born after a year; those nobody has registered yet are only counted. */
export function* inventChildren(
  { random, numbers }: Chance,
  home: Home,
  parents: Pick<Couple, 'husband' | 'wife'>,
  born: { after: number; count: number; relation?: Resident['relationToHead'] },
  household: Household,
): Generator<Resident, void, undefined> {
  let birthYear = born.after
  for (let number = 0; number < born.count; number++) {
    birthYear += random.int(1, 4)
    if (birthYear > thisYear) return
    if (thisYear - birthYear > 30) continue
    const on = random.day(`${birthYear}-01-01`, birthYear === thisYear ? asOf : `${birthYear}-12-31`)
    const { isRegistered, ...birth } = inventBirth(random, random.int(0, 9_999), on, home.place)
    if (!isRegistered) {
      household.unregistered = [...(household.unregistered ?? []), { born: on, late: birth.late }]
      continue
    }
    const child = inventResident(random, numbers, home, {
      sex: random.chance(52) ? 'male' : 'female',
      birthYear,
      relationToHead: born.relation ?? 'child',
      family: surname(parents.husband),
      bornOn: on,
      birth,
    })
    yield bearing(child, parents)
  }
}

/** Notes whose child someone is. */
export function bearing(child: Resident, { husband, wife }: Pick<Couple, 'husband' | 'wife'>): Resident {
  child.fatherId = husband.personId
  child.motherId = wife.personId
  return child
}

/** The họ children take. */
export function surname(person: Resident): string {
  return nameParts(person.fullName).family
}

function part(survivor: Resident, other: Resident, since: string, until: string, status: MaritalStatus): void {
  delete survivor.spouse
  delete other.spouse
  survivor.maritalStatus = status
  survivor.formerSpouses = [{ personId: other.personId, since, until }]
  other.formerSpouses = [{ personId: survivor.personId, since, until }]
}

function born({ birth, birthDate }: Resident): string {
  return birth?.on ?? birthDate
}

function later(a: string, b: string): string {
  return a > b ? a : b
}
