import type { CatalogueType, CatalogueTypes } from '#contracts'
import type { SeedEntry } from './entry-type.js'

/** The values of one type among entries. */
export function valuesOf<T extends CatalogueType>(entries: readonly SeedEntry[], type: T): CatalogueTypes[T][] {
  return entries.filter((entry) => entry.type === type).map((entry) => entry.value as CatalogueTypes[T])
}
