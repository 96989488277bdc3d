import type { Household } from '../model/household.js'
import { households, type Population } from '../people/households.js'

/** More people are made as a stream: kept together they would fill the memory. */
const mostShared = 60_000

let made: { key: string; list: WeakRef<readonly Household[]> } | undefined

/**
 * The households of a population. Registries that load at the same time in one process share those of a small one, which
 * are kept no longer than one of them reads; a large one is made anew for each, a household at a time.
 */
export function sharedHouseholds(population: Population): Iterable<Household> {
  if (population.people > mostShared) return households(population)
  const key = `${population.people} ${population.seed}`
  const known = made?.key === key ? made.list.deref() : undefined
  if (known !== undefined) return known
  const list = [...households(population)]
  made = { key, list: new WeakRef(list) }
  return list
}
