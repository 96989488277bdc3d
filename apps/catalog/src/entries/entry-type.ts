import type { CatalogueType, CatalogueTypes, MessageClass } from '#contracts'
import type { Schema } from '#contracts/language/schema'
import type { Known } from './known.js'
import type { SeedRow } from './seed-entry.js'

/** A type of catalogue entries that seeds state: where, in which shape, under which key, and what must hold. */
export interface EntryType<T extends CatalogueType, R extends object = CatalogueTypes[T]> {
  type: T
  /** Paths below the folder of seeds; a folder (ending in `/`) holds a row, or a list of rows, a file. */
  files: readonly string[]
  /** Of a row: the class of its contract, or a JSON Schema. */
  shape: MessageClass<R> | Schema
  keyOf(value: CatalogueTypes[T]): string
  /** What a row is called, so that a mistake can be found; by default its key. */
  nameOf?(row: R): string
  /** The values rows stand for, where a row is not just one; `today` is the Vietnamese day the seeds are loaded on. */
  valuesOf?(rows: readonly SeedRow<R>[], today: string): SeedRow<CatalogueTypes[T]>[]
  /** What does not hold between a value and the other entries: one sentence each. */
  problemsOf?(value: CatalogueTypes[T], known: Known): string[]
}

/** Any type of entries, whatever its rows are. */
export type AnyEntryType = EntryType<CatalogueType, object>
