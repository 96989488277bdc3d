import { createHash } from 'node:crypto'
import { isFormerId, isPersonalId, personalIdWarnings, successors, taxCodeKind, unitAt } from '#vietnam'
import { asOf, isKnownDead, type Household } from '../model/household.js'
import { shuffled } from '../model/identity-numbers.js'
import { personaIds, personas } from '../personas.js'
import { households, populationProblem } from './households.js'
import { personaHouseholds } from './persona-households.js'

const country = [...households({ people: 20_000, seed: 1 })]
const people = country.flatMap((household) => household.people)
const parcels = country.flatMap((household) => household.parcels)
const fingerprint = (list: Iterable<Household>) => {
  const hash = createHash('sha256')
  for (const household of list) hash.update(JSON.stringify(household))
  return hash.digest('hex').slice(0, 16)
}
const share = (part: number, whole: number) => Math.round((100 * part) / whole)
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
  expect(people).toHaveLength(20_000)
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
  for (const { personId, birthDate, sex, formerIds, tax } of people) {
    expect(isPersonalId(personId)).toBe(true)
    expect(personalIdWarnings(personId, { birthDate, sex })).toEqual([])
    expect(formerIds.every(isFormerId)).toBe(true)
    if (tax?.formerCode !== undefined) expect(taxCodeKind(tax.formerCode)).toBe('issued')
  }
})

it('gives children the name of the father, who is old enough, and wives their own', () => {
  const byId = new Map(people.map((person) => [person.personId, person]))
  const year = (date: string) => Number(date.slice(0, 4))
  for (const { fatherId, motherId, fullName, birthDate } of people) {
    const father = byId.get(fatherId ?? '')
    const mother = byId.get(motherId ?? '')
    if (father !== undefined && !personaIds.has(father.personId) && father.fullName.includes(' '))
      expect(fullName.split(' ')[0]).toBe(father.fullName.split(' ')[0])
    for (const parent of [father, mother]) {
      if (parent !== undefined) expect(year(birthDate) - year(parent.birthDate)).toBeGreaterThanOrEqual(18)
    }
  }
  for (const { spouse, personId, maritalStatus } of people) {
    if (spouse === undefined) continue
    expect(maritalStatus).toBe('married')
    expect(byId.get(spouse.personId)?.spouse?.personId).toBe(personId)
  }
})

it('lets everybody live in a commune that existed on the day its code is read at', () => {
  for (const person of people) {
    const { stays } = person
    expect(stays.filter(({ until }) => until === undefined)).toHaveLength(isKnownDead(person) ? 0 : 1)
    for (const [at, { since }] of stays.entries()) if (at > 0) expect(since > (stays[at - 1]?.until ?? '')).toBe(true)
    for (const { unit, unitAsOf, since, until } of stays) {
      expect(unitAt(unit, unitAsOf)?.level).toBe('commune')
      expect(until === undefined || since <= until).toBe(true)
    }
    expect(successors(stays.at(-1)?.unit ?? '', stays.at(-1)?.unitAsOf ?? '', asOf).length).toBeGreaterThan(0)
  }
  for (const { commune, mappedOn } of parcels) expect(unitAt(commune, mappedOn)?.level).toBe('commune')
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
  const wanted = [...households({ people: 30_000, seed: 1 })]
  const owned = wanted.reduce(
    (sum, { parcels: here, unrecordedParcels = 0 }) => sum + here.length + unrecordedParcels,
    0,
  )
  expect(Math.abs(wanted.length - 8500)).toBeLessThan(400)
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
  for (const { of, personId, since, until } of former) {
    const other = byId.get(personId)
    expect(other?.formerSpouses).toContainEqual({ personId: of, since, until })
    expect(since <= until).toBe(true)
    expect([byId.get(of), other].some((one) => one?.death?.on === until || one?.maritalStatus === 'divorced')).toBe(
      true,
    )
  }
  const divorces = country.flatMap(({ marriages = [] }) => marriages.filter(({ divorce }) => divorce !== undefined))
  expect(divorces.length).toBeGreaterThan(50)
  for (const { since, divorce } of divorces) expect((divorce?.on ?? '') >= since).toBe(true)
})

describe('personas', () => {
  it('come in their order, each with a story in both languages', () => {
    expect(personas.map(({ id }) => id)).toEqual([
      'lan', 'minh', 'hoa', 'tuan', 'bay', 'thu', 'cuong', 'ut', 'mai', 'khoi',
      'quyen', 'nga', 'luong', 'khanh', 'ngan', 'sinh', 'phat', 'nam',
      'official-dai-mo', 'official-ba-dinh', 'head-dai-mo', 'head-ha-noi',
      'ministry-land', 'auditor', 'operator',
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
