import { addDays } from '#vietnam'
import { asOf, type Birth, type BookEntry, type Death, type Marriage, type Resident } from '../model/household.js'
import { addressOf, codeAt, type Place } from '../model/places.js'
import type { Random } from '../model/random.js'
import { civilRates } from '../model/rates.js'

/** Since 2016 every entry is electronic (tag C); older ones are there where the paper book was copied. */
const electronicSince = '2016-01-01'

/** Births are to be registered within 60 days, deaths within 15 (Luật Hộ tịch 60/2014/QH13, điều 15 và 33). */
export const birthTerm = 60
export const deathTerm = 15

/** A birth with its entry; `isRegistered` is false where it is not yet entered, so that no database knows the child. */
export function inventBirth(
  random: Random,
  sequence: number,
  on: string,
  place: Place,
): Birth & { isRegistered: boolean } {
  const late = !random.chance(civilRates.birthsOnTime.percent)
  const entered = addDays(on, late ? random.int(birthTerm + 1, 900) : random.int(1, birthTerm))
  const name = addressOf(place, on)
  if (entered > asOf) return { on, place: name, late, isRegistered: false }
  const isKept = entered >= electronicSince || random.chance(civilRates.oldBooksCopied.percent)
  const entry = isKept ? entryOf(random, 'KS', sequence, entered, place) : undefined
  return { on, place: name, ...(entry === undefined ? {} : { entry }), late, isRegistered: true }
}

/** A death since 2016, on time, late, or not told to anybody yet. */
export function inventDeath(random: Random, sequence: number, born: string, place: Place): Death {
  const on = random.day(born > electronicSince ? addDays(born, 1) : electronicSince, asOf)
  const late = !random.chance(civilRates.deathsOnTime.percent)
  const entered = addDays(on, late ? random.int(deathTerm + 1, 1100) : random.int(0, deathTerm))
  const base = { on, place: addressOf(place, on), late }
  if (entered > asOf) return { ...base, isKnown: false }
  const entry = entryOf(random, 'KT', sequence, entered, place)
  return { ...base, entry, isKnown: !random.chance(civilRates.deathsLost.percent) }
}

/** A marriage on its day of entry; undefined where the paper book was never copied. */
export function inventMarriage(
  random: Random,
  sequence: number,
  couple: Pick<Marriage, 'husbandId' | 'wifeId' | 'since'>,
  place: Place,
): Marriage | undefined {
  const isKept = couple.since >= electronicSince || random.chance(civilRates.oldBooksCopied.percent)
  return isKept ? { ...couple, entry: entryOf(random, 'KH', sequence, couple.since, place) } : undefined
}

/** The divorce that ended a marriage. */
export function inventDivorce(
  random: Random,
  sequence: number,
  on: string,
  place: Place,
): NonNullable<Marriage['divorce']> {
  const decision = `${1 + (sequence % 997)}/${on.slice(0, 4)}/QĐST-HNGĐ`
  return { on, decision, court: `Toà án nhân dân khu vực ${random.int(1, 12)}, ${place.provinceName}` }
}

function entryOf(random: Random, kind: string, sequence: number, on: string, place: Place): BookEntry {
  const year = on.slice(0, 4)
  return {
    number: `${1 + (sequence % 9973)}/${year}`,
    book: `${kind}-${year}-${random.int(1, 3)}`,
    on,
    unit: codeAt(random, place, on),
  }
}

/** Marks someone as dead: what happened to marriages and residence follows where the databases know of it. */
export function letDie(person: Resident, death: Death): void {
  person.death = death
  if (person.tax !== undefined) {
    const year = Number(death.on.slice(0, 4))
    person.tax.incomes = person.tax.incomes.filter((income) => income.year <= year)
  }
  if (!death.isKnown) return
  const last = person.stays.at(-1)
  if (last !== undefined) last.until = death.on > last.since ? death.on : last.since
}
