import { addDays, matchingKey, nameParts, successors, unitAt } from '#vietnam'
import { households } from '../people/households.js'
import { personaIds } from '../personas.js'
import { birthTerm, deathTerm } from '../records/civil-events.js'
import { asOf, type Resident } from './household.js'
import { otherTonePlace } from './name-variants.js'
import { civilRates, fileRates, parcelRates, personRates, type Rate } from './rates.js'

const country = [...households({ people: 60_000, seed: 11 })]
const people = country.flatMap((household) => household.people).filter(({ personId }) => !personaIds.has(personId))
const parcels = country.flatMap((household) => household.parcels)
const percent = (part: number, whole: number) => (100 * part) / whole
const shareOf = <T>(all: readonly T[], is: (one: T) => boolean) => percent(all.filter(is).length, all.length)
const near = (measured: number, { percent: expected }: Rate, tolerance: number) => {
  expect(Math.abs(measured - expected)).toBeLessThan(tolerance)
}
const bornIn = ({ birthDate }: Resident) => Number(birthDate.slice(0, 4))

it('trusts, doubts and lacks parcels as the country does', () => {
  const absent = country.reduce((sum, { unrecordedParcels = 0 }) => sum + unrecordedParcels, 0)
  const all = parcels.length + absent
  near(percent(parcels.filter(({ trust }) => trust === 'verified').length, all), parcelRates.verified, 1.5)
  near(percent(parcels.filter(({ trust }) => trust === 'unverified').length, all), parcelRates.unverified, 1.5)
  near(percent(absent, all), parcelRates.absent, 1.5)
})

it('registers births and deaths as late as the country does', () => {
  const births = people.flatMap(({ birth }) => (birth !== undefined && birth.on >= '2016-01-01' ? [birth] : []))
  const unregistered = country.flatMap(({ unregistered: here = [] }) => here)
  near(
    shareOf([...births, ...unregistered], ({ late }) => !late),
    civilRates.birthsOnTime,
    1.5,
  )
  const deaths = people.flatMap(({ death }) => death ?? [])
  near(
    shareOf(deaths, ({ late }) => !late),
    civilRates.deathsOnTime,
    3,
  )
  for (const { on, entry, late } of births)
    if (entry !== undefined) expect(entry.on > addDays(on, birthTerm)).toBe(late)
  for (const { on, entry, late } of deaths)
    if (entry !== undefined) expect(entry.on > addDays(on, deathTerm)).toBe(late)
})

it('has dead people no database knows to be dead, dead ones only the books know, and children nobody knows', () => {
  const deaths = people.flatMap(({ death }) => death ?? [])
  expect(deaths.filter(({ entry }) => entry === undefined).length).toBeGreaterThan(20)
  near(
    shareOf(
      deaths.filter(({ entry }) => entry !== undefined),
      ({ isKnown }) => !isKnown,
    ),
    civilRates.deathsLost,
    2,
  )
  expect(country.flatMap(({ unregistered = [] }) => unregistered).length).toBeGreaterThan(50)
})

it('spells names in other databases otherwise, nearly always only by where the tone mark stands', () => {
  const differing = people.flatMap(({ fullName, taxName }) =>
    taxName === undefined ? [] : [[fullName, taxName] as const],
  )
  const movable = people.filter(({ fullName }) => otherTonePlace(fullName) !== undefined)
  const moved = movable.filter(({ fullName, taxName }) => taxName === otherTonePlace(fullName))
  near(percent(moved.length, movable.length), personRates.toneMarkElsewhere, 3)
  near(percent(differing.length - moved.length, people.length), personRates.mistyped, 0.15)
  near(percent(moved.length, differing.length), { ...personRates.mistyped, percent: percent(190, 205) }, 5)
  for (const [name, other] of differing) {
    expect(other).not.toBe(name)
    expect(matchingKey(other) === matchingKey(name)).toBe(other === otherTonePlace(name))
  }
})

it('knows of some older people only the year or the month of birth', () => {
  const older = people.filter((person) => bornIn(person) <= 1965)
  near(
    shareOf(older, ({ birthDate }) => birthDate.length === 4),
    personRates.birthYearOnly,
    2,
  )
  near(
    shareOf(older, ({ birthDate }) => birthDate.length === 7),
    personRates.birthMonthOnly,
    1.5,
  )
  expect(people.every((person) => bornIn(person) <= 1965 || person.birthDate.length === 10)).toBe(true)
})

it('keeps 9-digit ids, former tax codes and files nobody joined', () => {
  const grown = people.filter((person) => bornIn(person) <= 2001)
  near(
    shareOf(grown, ({ formerIds }) => formerIds.length === 0),
    fileRates.withoutFormerId,
    1.5,
  )
  const coded = people.filter(({ tax }) => tax?.formerCode !== undefined)
  expect(coded.length).toBeGreaterThan(people.length / 4)
  near(
    shareOf(coded, ({ tax }) => tax?.parked === true),
    fileRates.parked,
    0.6,
  )
  const certified = parcels.flatMap(({ owners }) => owners)
  expect(certified.some(({ kind }) => kind === 'formerId') && certified.some(({ kind }) => kind === 'household')).toBe(
    true,
  )
})

it('leaves some records under units that no longer exist, some of them split', () => {
  const since = people.flatMap(({ stays }) => stays.filter(({ since: from, until }) => !until && from < '2025-07-01'))
  const stale = since.filter(({ unitAsOf }) => unitAsOf < '2025-07-01')
  near(percent(stale.length, since.length), personRates.residenceUnderFormerUnit, 0.7)
  expect(stale.some(({ unit, unitAsOf }) => successors(unit, unitAsOf, asOf).length > 1)).toBe(true)
  expect(stale.every(({ unit, unitAsOf }) => unitAt(unit, unitAsOf)?.level === 'commune')).toBe(true)
})

it('gave some people two ids, under which files and certificates still stand', () => {
  const merged = people.flatMap(({ mergedIds = [] }) => mergedIds)
  near(percent(merged.length, people.filter((person) => bornIn(person) <= 2016).length), personRates.mergedIds, 0.12)
  const ids = new Set(people.map(({ personId }) => personId))
  expect(merged.filter(({ id }) => ids.has(id) || personaIds.has(id))).toEqual([])
  expect(new Set(merged.map(({ id }) => id)).size).toBe(merged.length)
  expect(people.some(({ tax }) => tax?.mergedId !== undefined)).toBe(true)
  const others = new Set(merged.map(({ id }) => id))
  expect(parcels.some(({ owners }) => owners.some(({ id }) => others.has(id ?? '')))).toBe(true)
})

it('lists some people in two households, and lets a few own 30 parcels', () => {
  expect(country.flatMap(({ listedToo = [] }) => listedToo).length).toBeGreaterThan(20)
  const largest = Math.max(...country.map((household) => household.parcels.length + (household.unrecordedParcels ?? 0)))
  expect(largest).toBeGreaterThanOrEqual(30)
})

it('has names of one word and of seven, and family names as frequent as in the country', () => {
  const words = people.map(({ fullName }) => fullName.split(' ').length)
  near(
    shareOf(words, (count) => count === 1),
    personRates.oneWordName,
    0.07,
  )
  near(
    shareOf(words, (count) => count === 7),
    personRates.sevenWordName,
    0.07,
  )
  const kinh = people.filter(({ ethnicity }) => ethnicity === 'Kinh').map(({ fullName }) => nameParts(fullName).family)
  for (const [family, share] of [
    ['Nguyễn', 37.1],
    ['Trần', 10.7],
    ['Lê', 9.2],
    ['Phạm', 6.8],
  ] as const)
    expect(Math.abs(shareOf(kinh, (name) => name === family) - share)).toBeLessThan(1)
  const given = new Set(people.map(({ fullName }) => nameParts(fullName).given))
  expect(given.size).toBeGreaterThan(150)
})
