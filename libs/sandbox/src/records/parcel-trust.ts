import type { Parcel } from '../model/household.js'
import { likelyPlaces, type Place } from '../model/places.js'
import type { Random } from '../model/random.js'
import { parcelRates } from '../model/rates.js'

/** The provinces whose land database its owner states to be complete (samples), and the day it is complete to. */
export const completeTerritories = [
  { unit: '01', completeTo: '2026-10-31' },
  { unit: '48', completeTo: '2026-10-31' },
] as const

const complete = new Set<string>(completeTerritories.map(({ unit }) => unit))

/** How many parcels a household of a phường and of another commune owns, as one to the other (tenths). */
const parcelsOwned = { phuong: 22, other: 57 }

/** Shares in per mille, outside the complete territories and within them. */
let outside: { verified: number; unverified: number } | undefined
const within = { verified: parcelRates.verifiedWhereComplete.percent * 10, unverified: 1000 }

/** Whether the land database has a parcel of this place, and whether it can be trusted; undefined where it has not. */
export function inventTrust(random: Random, place: Place): Parcel['trust'] | undefined {
  outside ??= sharesOutside()
  const shares = complete.has(place.province) ? within : outside
  const drawn = random.int(0, 999)
  if (drawn < shares.verified) return 'verified'
  return drawn < shares.unverified ? 'unverified' : undefined
}

/**
 * What the shares elsewhere must be for the country as a whole to come to the published ones, given that a complete
 * territory lacks none.
 */
function sharesOutside(): { verified: number; unverified: number } {
  let all = 0
  let inside = 0
  for (const [{ commune, province }, likelihood] of likelyPlaces()) {
    const owned = likelihood * (commune.kind === 'phuong' ? parcelsOwned.phuong : parcelsOwned.other)
    all += owned
    if (complete.has(province)) inside += owned
  }
  const share = inside / all
  const elsewhere = (country: number, here: number): number => (country * 10 - here * share) / (1 - share)
  const verified = elsewhere(parcelRates.verified.percent, within.verified)
  const unverified = elsewhere(parcelRates.unverified.percent, within.unverified - within.verified)
  return { verified: Math.round(verified), unverified: Math.round(verified + unverified) }
}
