import { addDays } from '#vietnam'
import {
  asOf,
  type Birth,
  type BookEntry,
  type Death,
  type Household,
  type Marriage,
  type Resident,
} from '../model/household.js'
import { addressOf, formerCommune, placeOf } from '../model/places.js'

type Entered<T> = T & { entry: BookEntry }
type Named = Pick<Resident, 'personId' | 'fullName'>

/** What the civil-status books have of one household. */
export interface CivilRecords {
  births: { person: Named; birth: Entered<Birth> }[]
  marriages: (Marriage & { husband: Named; wife: Named })[]
  deaths: { person: Named; death: Entered<Death> }[]
}

let last: { household: Household; records: CivilRecords } | undefined

/**
 * The entries of one household. Generated people bring theirs; those of the personas follow from what is told of them:
 * everybody with a full birth date has a birth on time, every couple its marriage.
 */
export function civilRecordsOf(household: Household): CivilRecords {
  if (last?.household !== household) last = { household, records: read(household) }
  return last.records
}

function read({ people, marriages }: Household): CivilRecords {
  const known = new Map<string, Named>(people.map((person) => [person.personId, person]))
  const births = people.flatMap((person) => {
    const birth = person.birth ?? derivedBirth(person)
    const { entry } = birth ?? {}
    return birth === undefined || entry === undefined ? [] : [{ person, birth: { ...birth, entry } }]
  })
  const deaths = people.flatMap((person) => {
    const { death } = person
    return death?.entry === undefined ? [] : [{ person, death: { ...death, entry: death.entry } }]
  })
  const named = (marriages ?? derivedMarriages(people)).flatMap((marriage) => {
    const husband = known.get(marriage.husbandId) ?? marriage.husband
    const wife = known.get(marriage.wifeId) ?? marriage.wife
    return husband === undefined || wife === undefined ? [] : [{ ...marriage, husband, wife }]
  })
  return { births, marriages: named, deaths }
}

function derivedBirth(person: Resident): Birth | undefined {
  const { birthDate: on, stays } = person
  const [stay] = stays
  if (on.length < 10 || stay === undefined) return undefined
  return {
    on,
    place: addressOf(placeOf(stay.unit), on),
    entry: derivedEntry(person, 'KS', dayAfter(on, 20)),
    late: false,
  }
}

function derivedMarriages(people: readonly Resident[]): Marriage[] {
  return people.flatMap((husband) => {
    const wife = people.find(({ personId }) => personId === husband.spouse?.personId)
    if (husband.sex !== 'male' || husband.spouse === undefined || wife === undefined) return []
    const { since } = husband.spouse
    return [{ husbandId: husband.personId, wifeId: wife.personId, since, entry: derivedEntry(husband, 'KH', since) }]
  })
}

function derivedEntry({ personId, stays }: Resident, kind: string, on: string): BookEntry {
  const number = 1 + (Number(personId.slice(6)) % 400)
  const year = on.slice(0, 4)
  return {
    number: `${number}/${year}`,
    book: `${kind}-${year}-1`,
    on,
    unit: formerCommune(placeOf(stays[0]?.unit ?? ''), on),
  }
}

function dayAfter(day: string, days: number): string {
  const later = addDays(day, days)
  return later < asOf ? later : asOf
}
