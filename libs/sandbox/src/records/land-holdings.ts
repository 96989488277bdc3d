import { addDays, matchingKey } from '#vietnam'
import type { Home } from '../model/home.js'
import { asOf, type Household, type Owner, type Parcel, type Resident } from '../model/household.js'
import { certificateSerial, parcelId, shuffled } from '../model/identity-numbers.js'
import { nameElsewhere } from '../model/name-variants.js'
import type { Numbers } from '../model/numbers.js'
import { codeAt } from '../model/places.js'
import { Weights, type Random } from '../model/random.js'
import { fileRates } from '../model/rates.js'
import { inventTrust } from './parcel-trust.js'

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

/** Parcels beside the dwelling, from and to; what makes households own 3.8 parcels on average. */
const fieldsOf = { urban: [0, 4], rural: [2, 8] } as const

const floorsOfHouses = new Weights([
  [1, 45],
  [2, 28],
  [3, 17],
  [4, 7],
  [5, 3],
])

/** One household of 2,000 owns as many parcels as a small farm. */
const manyParcels = { percent: 0.1, count: 30 }

/** The parcels a household owns: those the land database has, and how many it does not have. */
export function inventHoldings(
  random: Random,
  numbers: Numbers,
  home: Home,
  people: readonly Resident[],
): { parcels: Parcel[]; unrecorded: number } {
  const [first, second] = people
  const urban = home.place.commune.kind === 'phuong'
  const parcels: Parcel[] = []
  let unrecorded = 0
  if (first === undefined || !random.chance(people.length > 1 ? (urban ? 72 : 95) : 40)) return { parcels, unrecorded }
  const own = (owners: readonly Resident[], useCode: string): void => {
    const trust = inventTrust(random, home.place)
    if (trust === undefined) unrecorded++
    else parcels.push(inventParcel(random, numbers, home, owners, useCode, trust))
  }
  const couple = second?.relationToHead === 'spouse' && random.chance(40) ? [first, second] : [first]
  const dwelling = urban ? 'ODT' : 'ONT'
  own(couple, dwelling)
  if (random.chance(5)) own(couple, dwelling)
  const fieldsOwned = urban ? random.int(...fieldsOf.urban) : random.int(...fieldsOf.rural)
  const many = random.chance(manyParcels.percent) ? manyParcels.count : 0
  for (let more = Math.max(fieldsOwned, many); more > 0; more--) own([first], random.weighted(fields))
  return { parcels, unrecorded }
}

/** Some parcels are mapped under today's communes already. */
const lastMapping = '2026-06-30'

function inventParcel(
  random: Random,
  numbers: Numbers,
  home: Home,
  owners: readonly Resident[],
  useCode: string,
  trust: Parcel['trust'],
): Parcel {
  const sequence = numbers.nextParcel()
  const dwelling = useCode === 'ODT' || useCode === 'ONT'
  const place = shuffled(sequence)
  const mappedOn = random.day('1999-01-01', lastMapping)
  const issuedOn = random.chance(85) ? random.day(mappedOn, asOf) : undefined
  const area = areaOf(random, useCode)
  return {
    id: parcelId(sequence),
    commune: codeAt(random, home.place, mappedOn),
    mappedOn,
    sheet: firstSheet + (place % sheets),
    plot: 1 + Math.floor(place / sheets),
    area,
    useCode,
    detail: home.detail,
    trust,
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

/** On old certificates owners stand under a 9-digit id, or as "Hộ ông …" without any; names may be spelt otherwise. */
function ownerOn(random: Random, owner: Resident, count: number, issuedOn = asOf): Owner {
  const share = [1, count] as const
  const birthYear = Number(owner.birthDate.slice(0, 4))
  const [former] = owner.formerIds
  const [merged] = owner.mergedIds ?? []
  const name = nameElsewhere(random, owner.fullName) ?? owner.fullName
  if (issuedOn < '2010-01-01' && birthYear < 1975 && random.chance(fileRates.ownerAsHousehold.percent)) {
    return { kind: 'household', name: `Hộ ${owner.sex === 'male' ? 'ông' : 'bà'} ${name}`, birthYear, share }
  }
  if (issuedOn < '2021-01-01' && former !== undefined && random.chance(fileRates.ownerUnderFormerId.percent)) {
    return { kind: 'formerId', id: former, name, birthYear, share }
  }
  const id = merged !== undefined && random.chance(50) ? merged.id : owner.personId
  return { kind: 'person', id, name, birthYear, share }
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
