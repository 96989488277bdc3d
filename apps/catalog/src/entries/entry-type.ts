import type { CatalogueType, CatalogueTypes } from '#contracts'
import type { Schema } from '#contracts/language/schema'

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

/** The kind of seed file a feature keeps: the shape of a row, and the entries rows stand for. */
export interface SeedKind<R> {
  /** The file's path below the folder of seeds; a folder (ending in `/`) holds a row, or a list of rows, a file. */
  file: string
  schema: Schema
  /** What the row is called, so that a mistake can be found. */
  nameOf: (row: R) => string
  /** `today` is the Vietnamese day the seeds are loaded on. */
  entries: (rows: SeedRow<R>[], today: string) => SeedEntry[]
}
