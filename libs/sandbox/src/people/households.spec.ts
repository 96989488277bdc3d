import { createHash } from 'node:crypto'
import { isFormerId, isPersonalId, personalIdWarnings, successors, taxCodeKind, unitAt } from '#vietnam'
import { asOf, isKnownDead, type Household } from '../model/household.js'
import { shuffled } from '../model/identity-numbers.js'
import { personaIds, personas } from '../personas.js'
import { households, populationProblem } from './households.js'
import { personaHouseholds } from './persona-households.js'

const country = [...households({ people: 30_000, seed: 1 })]
const people = country.flatMap((household) => household.people)
const parcels = country.flatMap((household) => household.parcels)
const fingerprint = (list: Iterable<Household>) => {
  const hash = createHash('sha256')
  for (const household of list) hash.update(JSON.stringify(household))
  return hash.digest('hex').slice(0, 16)
}
const share = (part: number, whole: number) => Math.round((100 * part) / whole)
/** The first few for whom it does not hold: one `expect` for each of the country would take longer than the country. */
const except = <T>(list: readonly T[], holds: (one: T) => boolean) => list.filter((one) => !holds(one)).slice(0, 5)
const unique = (values: readonly unknown[]) => new Set(values).size === values.length

it('gives the same people for the same seed, on every machine', () => {
  expect(fingerprint(households({ people: 2000, seed: 7 }))).toBe(fingerprint(households({ people: 2000, seed: 7 })))
  expect(fingerprint(households({ people: 2000, seed: 8 }))).not.toBe(
    fingerprint(households({ people: 2000, seed: 7 })),
  )
  expect(fingerprint(households({ people: 2000, seed: 7 }))).toMatchInlineSnapshot(`"1aef5847aa067a7b"`)
})

it('begins a larger country with the smaller one', () => {
  const small = [...households({ people: 1000, seed: 1 })].slice(0, -60)
  expect(country.slice(0, small.length)).toEqual(small)
})

it('gives exactly as many people as asked for, the personas always', () => {
  expect(people).toHaveLength(30_000)
  const few = [...households({ people: 1, seed: 1 })]
  expect(few).toEqual(personaHouseholds)
})

it.each([0, -1, 1.5, 1_000_001, 1e9, NaN])('refuses %s people with a sentence', (count) => {
  expect(populationProblem({ people: count, seed: 1 })).toMatch(/^The number of people is/)
  expect(() => households({ people: count, seed: 1 }).next()).toThrow(RangeError)
})

it('gives every id once', () => {
  expect(unique(people.map(({ personId }) => personId))).toBe(true)
  expect(unique(people.flatMap(({ formerIds }) => formerIds))).toBe(true)
  expect(unique(people.flatMap(({ tax }) => tax?.formerCode ?? []))).toBe(true)
  expect(unique(parcels.map(({ id }) => id))).toBe(true)
  expect(unique(parcels.map(({ commune, sheet, plot }) => `${commune} ${sheet} ${plot}`))).toBe(true)
  expect(unique(parcels.flatMap(({ certificate }) => certificate?.serial ?? []))).toBe(true)
  expect(new Set(Array.from({ length: 1_000_000 }, (_, number) => shuffled(number))).size).toBe(1_000_000)
})

it('gives ids that fit the person', () => {
  const fit = ({ personId, birthDate, sex, formerIds, tax }: (typeof people)[number]) =>
    isPersonalId(personId) &&
    personalIdWarnings(personId, { birthDate, sex }).length === 0 &&
    formerIds.every(isFormerId) &&
    (tax?.formerCode === undefined || taxCodeKind(tax.formerCode) === 'issued')
  expect(except(people, fit)).toEqual([])
})

it('gives children the name of the father, who is old enough, and wives their own', () => {
  const byId = new Map(people.map((person) => [person.personId, person]))
  const year = (date: string) => Number(date.slice(0, 4))
  const isChild = ({ fatherId, motherId, fullName, birthDate }: (typeof people)[number]) => {
    const father = byId.get(fatherId ?? '')
    const mother = byId.get(motherId ?? '')
    const isNamed = father === undefined || personaIds.has(father.personId) || !father.fullName.includes(' ')
    return (
      (isNamed || fullName.split(' ')[0] === father.fullName.split(' ')[0]) &&
      [father, mother].every((parent) => parent === undefined || year(birthDate) - year(parent.birthDate) >= 18)
    )
  }
  expect(except(people, isChild)).toEqual([])
  const isMarried = ({ spouse, personId, maritalStatus }: (typeof people)[number]) =>
    spouse === undefined || (maritalStatus === 'married' && byId.get(spouse.personId)?.spouse?.personId === personId)
  expect(except(people, isMarried)).toEqual([])
})

it('lets everybody live in a commune that existed on the day its code is read at', () => {
  const lives = (person: (typeof people)[number]) => {
    const { stays } = person
    const last = stays.at(-1)
    return (
      stays.filter(({ until }) => until === undefined).length === (isKnownDead(person) ? 0 : 1) &&
      stays.every(
        ({ unit, unitAsOf, since, until }, at) =>
          (at === 0 || since > (stays[at - 1]?.until ?? '')) &&
          unitAt(unit, unitAsOf)?.level === 'commune' &&
          (until === undefined || since <= until),
      ) &&
      successors(last?.unit ?? '', last?.unitAsOf ?? '', asOf).length > 0
    )
  }
  expect(except(people, lives)).toEqual([])
  expect(except(parcels, ({ commune, mappedOn }) => unitAt(commune, mappedOn)?.level === 'commune')).toEqual([])
})

it('looks like the country', () => {
  expect(people.length / country.length).toBeGreaterThan(2.9)
  expect(share(people.filter(({ fullName }) => fullName.startsWith('Nguyễn ')).length, people.length)).toBeGreaterThan(
    25,
  )
  expect(share(people.filter(({ sex }) => sex === 'female').length, people.length)).toBeGreaterThan(44)
  expect(people.filter(({ birthDate }) => birthDate.length === 4).length).toBeGreaterThan(50)
})

it('gives 30,000 people about 8,500 households and 32,000 parcels', () => {
  const owned = country.reduce(
    (sum, { parcels: here, unrecordedParcels = 0 }) => sum + here.length + unrecordedParcels,
    0,
  )
  expect(Math.abs(country.length - 8500)).toBeLessThan(400)
  expect(Math.abs(owned - 32_000)).toBeLessThan(1500)
})

it('lets families live over three generations, in one household and in several', () => {
  const homeOf = new Map(country.flatMap(({ number, people: here }) => here.map(({ personId }) => [personId, number])))
  const byId = new Map(people.map((person) => [person.personId, person]))
  const parentsOf = (id: string | undefined) => {
    const { fatherId, motherId } = byId.get(id ?? '') ?? {}
    return [fatherId, motherId].filter((parent) => parent !== undefined)
  }
  const generations = people.flatMap(({ personId }) =>
    parentsOf(personId).flatMap((parent) => parentsOf(parent).map((elder) => [personId, elder] as const)),
  )
  const together = generations.filter(([child, elder]) => homeOf.get(child) === homeOf.get(elder))
  expect(together.length).toBeGreaterThan(500)
  expect(generations.length - together.length).toBeGreaterThan(1000)
})

it('keeps former marriages on both sides, ended by a death or a divorce', () => {
  const byId = new Map(people.map((person) => [person.personId, person]))
  const former = people.flatMap(({ personId, formerSpouses = [] }) =>
    formerSpouses.map((one) => ({ ...one, of: personId })),
  )
  expect(former.length).toBeGreaterThan(300)
  const isMutual = ({ of, personId, since, until }: (typeof former)[number]) => {
    const other = byId.get(personId)
    const back = other?.formerSpouses?.some((one) => one.personId === of && one.since === since && one.until === until)
    const ended = [byId.get(of), other].some((one) => one?.death?.on === until || one?.maritalStatus === 'divorced')
    return back === true && since <= until && ended
  }
  expect(except(former, isMutual)).toEqual([])
  const divorces = country.flatMap(({ marriages = [] }) => marriages.filter(({ divorce }) => divorce !== undefined))
  expect(divorces.length).toBeGreaterThan(50)
  expect(except(divorces, ({ since, divorce }) => (divorce?.on ?? '') >= since)).toEqual([])
})

describe('personas', () => {
  it('come in their order, each with a story in both languages', () => {
    expect(personas.map(({ id }) => id)).toEqual([
      'lan', 'minh', 'hoa', 'tuan', 'bay', 'thu', 'cuong', 'ut', 'mai', 'khoi',
      'quyen', 'nga', 'luong', 'khanh', 'ngan', 'sinh', 'phat', 'nam',
      'official-dai-mo', 'official-ba-dinh', 'head-dai-mo', 'head-ha-noi',
      'ministry-land', 'ministry-justice', 'auditor', 'operator',
    ]) // prettier-ignore
    for (const { story } of personas) expect(story.vi && story.en).toBeTruthy()
  })

  it('live where they say, under ids nobody else can get', () => {
    const residents = personaHouseholds.flatMap((household) => household.people)
    for (const { personId, residence, birthDate, name } of personas.filter(({ role }) => role === 'citizen')) {
      const resident = residents.find((person) => person.personId === personId)
      expect(resident).toMatchObject({ fullName: name, birthDate })
      const { unit = '', unitAsOf = '' } = resident?.stays.at(-1) ?? {}
      const today = successors(unit, unitAsOf, asOf).map((successor) => successor.unit.code)
      if (residence === undefined) expect(today.length).toBeGreaterThan(1)
      else expect(today).toEqual([residence])
    }
    expect(new Set(residents.map(({ personId }) => personId))).toEqual(personaIds)
    for (const { personId, birthDate, sex } of residents)
      expect(personalIdWarnings(personId, { birthDate, sex })).toEqual([])
  })

  it('Lan has less than 15 m² a head and the couple earns less than 40 million a month', () => {
    const [lan] = personaHouseholds
    const floor = lan?.parcels[0]?.house?.floorArea ?? NaN
    expect(floor / (lan?.people.length ?? 1)).toBeLessThan(15)
    const monthly = lan?.people.reduce((sum, { tax }) => sum + (tax?.incomes.at(-1)?.amount ?? 0) / 12, 0)
    expect(monthly).toBe(32_500_000)
  })
})
