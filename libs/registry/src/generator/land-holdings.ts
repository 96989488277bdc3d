import { addDays, matchingKey } from '#vietnam'
import { asOf, type Household, type Owner, type Parcel, type Resident } from './household.js'
import { certificateSerial, parcelId, shuffled } from './identity-numbers.js'
import type { Numbers } from './numbers.js'
import { codeAt, lastOldDay } from './places.js'
import { Weights, type Random } from './random.js'
import type { Home } from './residents.js'

/** The provinces whose land database its owner states to be complete (samples), and the day it is complete to. */
export const completeTerritories = [
  { unit: '01', completeTo: '2026-10-31' },
  { unit: '48', completeTo: '2026-10-31' },
] as const

const complete = new Set<string>(completeTerritories.map(({ unit }) => unit))

/** Sheets below this number are left to the personas. */
const firstSheet = 20
const sheets = 487

const fields = new Weights([
  ['LUC', 45],
  ['HNK', 20],
  ['CLN', 25],
  ['NTS', 6],
  ['RSX', 4],
])

const floorsOfHouses = new Weights([
  [1, 45],
  [2, 28],
  [3, 17],
  [4, 7],
  [5, 3],
])

/** The parcels a household owns, as far as the land database has them. */
export function inventParcels(random: Random, numbers: Numbers, home: Home, people: readonly Resident[]): Parcel[] {
  const [first, second] = people
  const urban = home.place.commune.kind === 'phuong'
  if (first === undefined || !random.chance(people.length > 1 ? (urban ? 60 : 84) : 30)) return []
  const parcels: Parcel[] = []
  const keep = (parcel: Parcel): void => {
    if (complete.has(home.place.province) || random.chance(59)) parcels.push(parcel)
  }
  const couple = second?.relationToHead === 'spouse' && random.chance(40) ? [first, second] : [first]
  keep(inventParcel(random, numbers, home, couple, urban ? 'ODT' : 'ONT'))
  if (random.chance(4)) keep(inventParcel(random, numbers, home, couple, urban ? 'ODT' : 'ONT'))
  for (let more = urban ? 0 : random.int(0, 2); more > 0; more--) {
    keep(inventParcel(random, numbers, home, [first], random.weighted(fields)))
  }
  return parcels
}

function inventParcel(
  random: Random,
  numbers: Numbers,
  home: Home,
  owners: readonly Resident[],
  useCode: string,
): Parcel {
  const sequence = numbers.nextParcel()
  const dwelling = useCode === 'ODT' || useCode === 'ONT'
  const place = shuffled(sequence)
  const mappedOn = random.day('1999-01-01', lastOldDay)
  const issuedOn = random.chance(85) ? random.day(mappedOn, asOf) : undefined
  const area = areaOf(random, useCode)
  const verified = complete.has(home.place.province) ? random.chance(88) : random.chance(37)
  return {
    id: parcelId(sequence),
    commune: codeAt(random, home.place, mappedOn),
    mappedOn,
    sheet: firstSheet + (place % sheets),
    plot: 1 + Math.floor(place / sheets),
    area,
    useCode,
    detail: home.detail,
    trust: verified ? 'verified' : 'unverified',
    updatedOn: random.day(issuedOn !== undefined && issuedOn > '2021-01-01' ? issuedOn : '2021-01-01', asOf),
    ...(dwelling && random.chance(92) ? { house: house(random, area) } : {}),
    ...(issuedOn === undefined ? {} : { certificate: certificate(sequence, issuedOn) }),
    owners: owners.map((owner) => ownerOn(random, owner, owners.length, issuedOn)),
    ...(random.chance(9)
      ? { mortgage: { creditor: `Ngân hàng mẫu số ${random.int(1, 12)}`, since: random.day('2018-01-01', asOf) } }
      : {}),
    ...(random.chance(1) ? { dispute: { subject: 'Ranh giới thửa đất', since: random.day('2023-01-01', asOf) } } : {}),
  }
}

/** m²: small plots in towns, larger ones in villages, fields. */
function areaOf(random: Random, useCode: string): number {
  if (useCode === 'ODT') return random.int(280, 1_400) / 10
  return useCode === 'ONT' ? random.int(900, 6_000) / 10 : random.int(20, 380) * 10
}

function house(random: Random, area: number): NonNullable<Parcel['house']> {
  const builtArea = Math.round(Math.min(area, 130) * random.int(55, 95)) / 100
  const floors = random.weighted(floorsOfHouses)
  return {
    builtArea: tenth(builtArea),
    floors,
    floorArea: tenth(builtArea * floors),
    recordedOn: random.day('2019-01-01', '2020-12-31'),
  }
}

function certificate(sequence: number, issuedOn: string): NonNullable<Parcel['certificate']> {
  return {
    serial: certificateSerial(sequence, issuedOn),
    bookNumber: `CS ${String(sequence % 99_999).padStart(5, '0')}`,
    issuedOn,
  }
}

/** On old certificates owners stand under a 9-digit id, or as "Hộ ông …" without any. */
function ownerOn(random: Random, owner: Resident, count: number, issuedOn = asOf): Owner {
  const share = [1, count] as const
  const birthYear = Number(owner.birthDate.slice(0, 4))
  const [former] = owner.formerIds
  if (issuedOn < '2010-01-01' && birthYear < 1975 && random.chance(18)) {
    return { kind: 'household', name: `Hộ ${owner.sex === 'male' ? 'ông' : 'bà'} ${owner.fullName}`, birthYear, share }
  }
  if (issuedOn < '2021-01-01' && former !== undefined && random.chance(70)) {
    return { kind: 'formerId', id: former, name: owner.fullName, birthYear, share }
  }
  return { kind: 'person', id: owner.personId, name: owner.fullName, birthYear, share }
}

/** The matching key of the person a "Hộ ông …" or "Hộ bà …" names; of any other owner, of the name itself. */
export function ownerKey(name: string): string {
  return matchingKey(name.replace(/^hộ (gia đình )?(ông|bà):? /iu, ''))
}

/** A household's number in the residence database: the opening day and a running number. */
export function householdNumber(openedOn: string, index: number): Household['number'] {
  return `HS${addDays(openedOn, 0).slice(2, 4)}${String(index).padStart(8, '0')}`
}

function tenth(value: number): number {
  return Math.round(value * 10) / 10
}
