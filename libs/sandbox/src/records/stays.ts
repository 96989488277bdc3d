import { addDays, mergerDay } from '#vietnam'
import type { Home } from '../model/home.js'
import type { Stay } from '../model/household.js'
import { addressDetail, anyPlace, codeAt, lastOldDay, type Place } from '../model/places.js'
import type { Random } from '../model/random.js'
import { personRates } from '../model/rates.js'

/**
 * Where someone was registered, from birth to today. The last stay is the home's, under today's code or, where nobody
 * converted the record in July 2025, still under that of a commune that no longer exists.
 */
export function inventStays(random: Random, home: Home, born: string, age: number): Stay[] {
  const since = born > home.openedOn ? born : home.openedOn
  const isStale = since <= lastOldDay && random.chance(personRates.residenceUnderFormerUnit.percent)
  const unitAsOf = isStale ? lastOldDay : since > mergerDay ? since : mergerDay
  const current: Stay = { unit: codeAt(random, home.place, unitAsOf), unitAsOf, detail: home.detail, since }
  if (age < 20 || since <= born || (home.from === undefined && random.chance(55))) return [current]
  const before = home.from?.place ?? (random.chance(60) ? anyPlace(random) : home.place)
  const until = addDays(since, -1)
  const moved = until > born && random.chance(25) ? random.day(addDays(born, 1), until) : born
  const earlier = pastStay(random, before, moved, until)
  if (moved === born) return [earlier, current]
  return [pastStay(random, anyPlace(random), born, addDays(moved, -1)), earlier, current]
}

function pastStay(random: Random, place: Place, since: string, until: string): Stay {
  const unitAsOf = until < mergerDay ? (until < lastOldDay ? until : lastOldDay) : until
  const readable = unitAsOf < firstCodes ? firstCodes : unitAsOf
  return {
    unit: codeAt(random, place, readable),
    unitAsOf: readable,
    detail: addressDetail(random, place),
    since,
    until,
  }
}

/** Codes are not read on earlier days: a stay that ended before is written with the first ones known. */
const firstCodes = '1975-05-01'
