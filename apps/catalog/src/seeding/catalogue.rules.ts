import type { AnyEntryType } from '../entries/entry-type.js'
import type { SeedEntry } from '../entries/seed-entry.js'
import { Known } from '../entries/known.js'
import { entryTypes } from './entry-types.js'

/** Something that does not hold between the entries of a catalogue: where, and what, in one sentence. */
export interface CatalogueFinding {
  place: string
  problem: string
}

const typeOf = new Map<string, AnyEntryType>(entryTypes.map((type) => [type.type, type]))

/**
 * What does not hold between the entries of a whole catalogue: owners, registries, concepts, procedures and units that
 * are named must exist, forms are consistent, and what a form looks up is covered by an agreement. Pure; `today` is the
 * day units are looked up on.
 */
export function catalogueFindings(entries: readonly SeedEntry[], today: string): CatalogueFinding[] {
  const known = new Known(entries, today)
  return entries.flatMap(({ type, value, place }) =>
    (typeOf.get(type)?.problemsOf?.(value, known) ?? []).map((problem) => ({ place, problem })),
  )
}
