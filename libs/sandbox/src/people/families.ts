import type { Home } from '../model/home.js'
import { asOf, type Household, type MaritalStatus, type Resident } from '../model/household.js'
import type { Numbers } from '../model/numbers.js'
import { addressDetail, anyPlace, ethnicityOf, type Place } from '../model/places.js'
import { Weights, type Random } from '../model/random.js'
import { personRates } from '../model/rates.js'
import { householdNumber, inventHoldings } from '../records/land-holdings.js'
import { divorce, inventChildren, inventCouple, bearing, surname, widow, type Chance, type Couple } from './couples.js'
import { inventResident, thisYear } from './residents.js'

type Shape = 'kin' | 'couple' | 'single' | 'divorced'

/** Shares of families (sample): a kin fills several households, so that households have 3.5 people on average. */
const shapes = new Weights<Shape>([
  ['kin', 58],
  ['couple', 20],
  ['single', 15],
  ['divorced', 7],
])

const childrenOfElders = new Weights([
  [1, 10],
  [2, 30],
  [3, 32],
  [4, 18],
  [5, 10],
])

const childrenOfCouple = new Weights([
  [0, 8],
  [1, 27],
  [2, 47],
  [3, 14],
  [4, 4],
])

const statusOfSingles = {
  old: new Weights<MaritalStatus>([['widowed', 7], ['single', 2], ['divorced', 1]]),
  middle: new Weights<MaritalStatus>([['single', 6], ['divorced', 4]]),
} // prettier-ignore

/** More people than the largest family has: with less room left everybody lives alone. */
const largestFamily = 48

/** Invents one family, over one to three generations in one or several households, of at most `room` people. */
export function inventFamily(random: Random, numbers: Numbers, room: number): Household[] {
  const chance = { random, numbers }
  const shape = room < largestFamily ? 'single' : random.weighted(shapes)
  const place = anyPlace(random)
  const ethnicity = ethnicityOf(random, place)
  const found = familyOf(chance, shape, place, ethnicity, room)
  for (const { home, household } of found) {
    const { parcels, unrecorded } = inventHoldings(random, numbers, home, household.people)
    household.parcels = parcels
    household.unrecordedParcels = unrecorded
  }
  return found.map(({ household }) => household)
}

interface Settled {
  home: Home
  household: Household
}

function familyOf(chance: Chance, shape: Shape, place: Place, ethnicity: string, room: number): Settled[] {
  switch (shape) {
    case 'kin':
      return kin(chance, place, ethnicity)
    case 'couple':
      return [youngCouple(chance, place, ethnicity)]
    case 'single':
      return [single(chance, place, ethnicity, room)]
    case 'divorced':
      return divorced(chance, place, ethnicity)
  }
}

/** An empty household at an address, opened after its first member came of age. */
function settle({ random, numbers }: Chance, place: Place, ethnicity: string, born: number, from?: Home): Settled {
  const openedOn = random.day(`${Math.max(1994, born + 20)}-01-01`, asOf)
  const home: Home = {
    place,
    detail: addressDetail(random, place),
    ethnicity,
    openedOn,
    ...(from === undefined ? {} : { from }),
  }
  const number = householdNumber(openedOn, numbers.nextHousehold())
  return { home, household: { number, openedOn, people: [], parcels: [], marriages: [] } }
}

/** Puts a couple with its children into a household. */
function moveIn(
  chance: Chance,
  { home, household }: Settled,
  couple: Couple,
  relation?: Resident['relationToHead'],
): void {
  household.people.push(couple.husband, couple.wife)
  if (couple.marriage !== undefined) household.marriages?.push(couple.marriage)
  const born = {
    after: Number(couple.since.slice(0, 4)),
    count: chance.random.weighted(childrenOfCouple),
    ...(relation === undefined ? {} : { relation }),
  }
  household.people.push(...inventChildren(chance, home, couple, born, household))
}

function youngCouple(chance: Chance, place: Place, ethnicity: string): Settled {
  const husbandBorn = chance.random.int(1968, 2002)
  const at = settle(chance, place, ethnicity, husbandBorn)
  const wifeBorn = wifeOf(chance, husbandBorn)
  moveIn(chance, at, inventCouple(chance, at.home, { birthYear: husbandBorn }, { birthYear: wifeBorn }))
  return at
}

/** Elders, their children with families of their own, and grandchildren: the eldest married son stays with them. */
function kin(chance: Chance, place: Place, ethnicity: string): Settled[] {
  const { random } = chance
  const elderBorn = random.int(1938, 1974)
  const old = settle(chance, place, ethnicity, elderBorn)
  const elders = inventCouple(chance, old.home, { birthYear: elderBorn }, { birthYear: wifeOf(chance, elderBorn) })
  old.household.people.push(elders.husband, elders.wife)
  if (elders.marriage !== undefined) old.household.marriages?.push(elders.marriage)
  const found = [old]
  let birthYear = Number(elders.since.slice(0, 4))
  let isStayed = false
  for (let left = random.weighted(childrenOfElders); left > 0; left--) {
    birthYear += random.int(1, 4)
    const age = thisYear - birthYear
    if (age < 19) break
    const stays: boolean = !isStayed && age >= 24 && random.chance(35)
    isStayed ||= stays
    found.push(...grownChild(chance, old, elders, birthYear, stays))
  }
  if (random.chance(mortality(elderBorn))) widow(chance, elders, old.home)
  return found
}

/** A grown child: at home, in the parents' household with a family, or in a household of its own. */
function grownChild(chance: Chance, old: Settled, elders: Couple, birthYear: number, stays: boolean): Settled[] {
  const { random, numbers } = chance
  const sex = stays || random.chance(51) ? 'male' : 'female'
  const plan = { sex, birthYear, family: surname(elders.husband) } as const
  const isMarried = stays || (thisYear - birthYear >= 22 && random.chance(thisYear - birthYear < 30 ? 45 : 88))
  if (!isMarried) {
    const child = inventResident(random, numbers, old.home, { ...plan, relationToHead: 'child' })
    old.household.people.push(bearing(child, elders))
    return []
  }
  const place = random.chance(60) ? old.home.place : anyPlace(random)
  const at = stays ? old : settle(chance, place, old.home.ethnicity, birthYear, old.home)
  const otherBorn = sex === 'male' ? wifeOf(chance, birthYear) : birthYear - random.int(0, 5)
  const couple =
    sex === 'male'
      ? inventCouple(
          chance,
          at.home,
          { ...plan, ...(stays ? son : {}) },
          { birthYear: otherBorn, ...(stays ? wifeOfSon : {}) },
        )
      : inventCouple(chance, at.home, { birthYear: otherBorn }, plan)
  const child = bearing(sex === 'male' ? couple.husband : couple.wife, elders)
  moveIn(chance, at, couple, stays ? 'grandchild' : 'child')
  if (stays) return []
  if (random.chance(personRates.listedTwice.percent)) {
    const { personId, birthDate } = child
    const since = birthDate.length === 10 ? birthDate : `${birthYear}-12-31`
    old.household.listedToo = [...(old.household.listedToo ?? []), { personId, relationToHead: 'child', since }]
  }
  return [at]
}

const son = { relationToHead: 'child' } as const
const wifeOfSon = { relationToHead: 'other' } as const

function single(chance: Chance, place: Place, ethnicity: string, room: number): Settled {
  const { random, numbers } = chance
  const birthYear = random.int(1945, 2006)
  const age = thisYear - birthYear
  const status = age < 30 ? 'single' : random.weighted(age > 65 ? statusOfSingles.old : statusOfSingles.middle)
  const at = settle(chance, place, ethnicity, birthYear)
  if (status === 'widowed' && room > 1) {
    const couple = inventCouple(chance, at.home, { birthYear }, { birthYear: wifeOf(chance, birthYear) })
    widow(chance, couple, at.home)
    at.household.people.push(couple.husband, couple.wife)
    if (couple.marriage !== undefined) at.household.marriages?.push(couple.marriage)
  } else {
    const plan = { sex: random.chance(50) ? 'male' : 'female', birthYear, relationToHead: 'head' } as const
    at.household.people.push(inventResident(random, numbers, at.home, { ...plan, maritalStatus: status }))
  }
  return at
}

/** A couple that parted: the children with the mother, the father in a household of his own. */
function divorced(chance: Chance, place: Place, ethnicity: string): Settled[] {
  const { random } = chance
  const husbandBorn = random.int(1966, 1998)
  const at = settle(chance, place, ethnicity, husbandBorn)
  const away = settle(chance, random.chance(50) ? place : anyPlace(random), ethnicity, husbandBorn, at.home)
  const couple = inventCouple(chance, at.home, { birthYear: husbandBorn }, { birthYear: wifeOf(chance, husbandBorn) })
  moveIn(chance, at, couple)
  divorce(chance, couple, at.home, at.household.people.at(-1)?.birth?.on ?? couple.since)
  const { personId, fullName } = couple.husband
  if (couple.marriage !== undefined) couple.marriage.husband = { personId, fullName }
  at.household.people.shift()
  couple.wife.relationToHead = 'head'
  couple.husband.stays = couple.husband.stays.map((stay) => ({ ...stay }))
  const last = couple.husband.stays.at(-1)
  if (last !== undefined) {
    last.detail = away.home.detail
    last.unit = away.home.place.commune.code
    last.unitAsOf = asOf
  }
  away.household.people.push(couple.husband)
  return [at, away]
}

function wifeOf({ random }: Chance, husbandBorn: number): number {
  return Math.min(husbandBorn + random.int(-2, 6), thisYear - 20)
}

/** How likely it is that one of a couple of this age has died since 2016 (sample). */
function mortality(birthYear: number): number {
  const age = thisYear - birthYear
  return age >= 80 ? 62 : age >= 70 ? 38 : age >= 60 ? 18 : 6
}
