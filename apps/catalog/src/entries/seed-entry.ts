import type { CatalogueType, CatalogueTypes } from '#contracts'

/** One entry of the catalogue as the seeds state it. */
export type SeedEntry = {
  [T in CatalogueType]: {
    type: T
    /** Names the entry among those of its type. */
    key: string
    value: CatalogueTypes[T]
    /** Where it was read, to name the place when it is wrong. */
    place: string
  }
}[CatalogueType]

/** Where one row was read: the file, and the row's number and name within it. */
export interface SeedRow<R> {
  row: R
  place: string
}

/** The values of one type among entries. */
export function valuesOf<T extends CatalogueType>(entries: readonly SeedEntry[], type: T): CatalogueTypes[T][] {
  return entries.filter((entry) => entry.type === type).map((entry) => entry.value as CatalogueTypes[T])
}
