import { nameParts } from '#vietnam'
import { asOf, type Household, type MaritalStatus, type Resident } from './household.js'
import { householdNumber, inventParcels } from './land-holdings.js'
import type { Numbers } from './numbers.js'
import { addressDetail, anyPlace, ethnicityOf } from './places.js'
import { Weights, type Random } from './random.js'
import { inventResident, thisYear, type Home, type ResidentPlan } from './residents.js'

type Shape = 'couple' | 'threeGenerations' | 'single' | 'loneParent' | 'elderly'

/** Shares of households (sample; average size about 3.5). */
const shapes = new Weights<Shape>([
  ['couple', 52],
  ['threeGenerations', 19],
  ['single', 12],
  ['loneParent', 8],
  ['elderly', 9],
])

const childrenOfCouple = new Weights([
  [0, 14],
  [1, 30],
  [2, 42],
  [3, 11],
  [4, 3],
])

const statusOfSingles = {
  old: new Weights<MaritalStatus>([['widowed', 7], ['single', 2], ['divorced', 1]]),
  middle: new Weights<MaritalStatus>([['single', 6], ['divorced', 4]]),
} // prettier-ignore

/** The birth years of the person a household of each shape begins with. */
const leadBorn: Readonly<Record<Shape, readonly [number, number]>> = {
  couple: [1964, 2002],
  threeGenerations: [1972, 1998],
  single: [1945, 2006],
  loneParent: [1970, 2000],
  elderly: [1940, 1966],
}

/** Invents one whole household of at most `room` people, with the land it owns. */
export function inventHousehold(random: Random, numbers: Numbers, index: number, room: number): Household {
  const place = anyPlace(random)
  const shape = room < 8 ? 'single' : random.weighted(shapes)
  const born = random.int(...leadBorn[shape])
  const home: Home = {
    place,
    detail: addressDetail(random, place),
    ethnicity: ethnicityOf(random, place),
    openedOn: random.day(`${Math.max(1994, born + 20)}-01-01`, asOf),
  }
  const people = peopleOf(random, shape, born, (plan) => inventResident(random, numbers, home, plan))
  return {
    number: householdNumber(home.openedOn, index),
    openedOn: home.openedOn,
    people,
    parcels: inventParcels(random, numbers, home, people),
  }
}

type Invent = (plan: ResidentPlan) => Resident

function peopleOf(random: Random, shape: Shape, born: number, invent: Invent): Resident[] {
  switch (shape) {
    case 'couple':
      return family(random, invent, born)
    case 'threeGenerations':
      return threeGenerations(random, invent, born)
    case 'single':
      return [single(random, invent, born)]
    case 'loneParent':
      return loneParent(random, invent, born)
    case 'elderly':
      return couple(random, invent, born)
  }
}

/** Two people married to each other, the husband born in the year given. */
function couple(random: Random, invent: Invent, husbandBorn: number): [Resident, Resident] {
  const wifeBorn = Math.min(husbandBorn + random.int(-2, 6), thisYear - 20)
  const husband = invent({ sex: 'male', birthYear: husbandBorn, relationToHead: 'head', maritalStatus: 'married' })
  const wife = invent({ sex: 'female', birthYear: wifeBorn, relationToHead: 'spouse', maritalStatus: 'married' })
  const year = Math.min(Math.max(husbandBorn + 20, wifeBorn + 18) + random.int(1, 7), thisYear - 1)
  const since = random.day(`${year}-01-01`, `${year}-12-31`)
  const linked = !random.chance(2)
  husband.spouse = { personId: wife.personId, since, linked }
  wife.spouse = { personId: husband.personId, since, linked }
  return [husband, wife]
}

function family(random: Random, invent: Invent, husbandBorn: number): Resident[] {
  const [father, mother] = couple(random, invent, husbandBorn)
  const married = Number(father.spouse?.since.slice(0, 4))
  return [father, mother, ...children(random, invent, { father, mother }, married, random.weighted(childrenOfCouple))]
}

/** A couple with children and one or both of the husband's parents. */
function threeGenerations(random: Random, invent: Invent, sonBorn: number): Resident[] {
  const [son, ...others] = family(random, invent, sonBorn)
  if (son === undefined) return others
  const name = surname(son)
  const both = random.chance(45)
  const withFather = both || random.chance(30)
  const plan = { relationToHead: 'parent', maritalStatus: both ? 'married' : 'widowed' } as const
  const father = withFather
    ? invent({ ...plan, sex: 'male', birthYear: sonBorn - random.int(22, 34), family: name })
    : undefined
  const mother =
    both || !withFather ? invent({ ...plan, sex: 'female', birthYear: sonBorn - random.int(20, 32) }) : undefined
  if (father !== undefined) son.fatherId = father.personId
  if (mother !== undefined) son.motherId = mother.personId
  if (father !== undefined && mother !== undefined) {
    const since = `${sonBorn - 1}-06-15`
    father.spouse = { personId: mother.personId, since, linked: true }
    mother.spouse = { personId: father.personId, since, linked: true }
  }
  return [son, ...others, ...[father, mother].filter((parent) => parent !== undefined)]
}

function single(random: Random, invent: Invent, birthYear: number): Resident {
  const age = thisYear - birthYear
  const maritalStatus = age < 30 ? 'single' : random.weighted(age > 65 ? statusOfSingles.old : statusOfSingles.middle)
  return invent({ sex: random.chance(50) ? 'male' : 'female', birthYear, relationToHead: 'head', maritalStatus })
}

function loneParent(random: Random, invent: Invent, birthYear: number): Resident[] {
  const sex = random.chance(82) ? 'female' : 'male'
  const maritalStatus = random.chance(65) ? 'divorced' : 'widowed'
  const parent = invent({ sex, birthYear, relationToHead: 'head', maritalStatus })
  const parents = sex === 'female' ? { mother: parent } : { father: parent }
  return [parent, ...children(random, invent, parents, birthYear + random.int(21, 28), random.int(1, 2))]
}

/** Children born after a year, not younger than today and not older than those who still live at home. */
function children(
  random: Random,
  invent: Invent,
  parents: { father?: Resident; mother?: Resident },
  after: number,
  count: number,
): Resident[] {
  const family = surname(parents.father ?? parents.mother)
  const found: Resident[] = []
  let birthYear = after
  for (let number = 0; number < count; number++) {
    birthYear += random.int(1, 4)
    if (birthYear > thisYear) break
    if (thisYear - birthYear > 27) continue
    const sex = random.chance(52) ? 'male' : 'female'
    const child = invent({ sex, birthYear, relationToHead: 'child', family })
    if (parents.father !== undefined) child.fatherId = parents.father.personId
    if (parents.mother !== undefined) child.motherId = parents.mother.personId
    found.push(child)
  }
  return found
}

function surname(person: Resident | undefined): string {
  return person === undefined ? '' : nameParts(person.fullName).family
}
