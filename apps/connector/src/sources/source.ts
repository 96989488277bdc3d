import type { KeyName, Mapping, RecordMapping } from '../mapping/mapping.js'
import type { MappingProblem } from '../mapping/mapping.rules.js'

/** One record as the source writes it: each column's value as text. */
export interface SourceRow {
  /** The key it was found under, as it was asked. */
  key: string
  values: Readonly<Record<string, string | null>>
}

/** A row and the moment it was last changed, as the source writes it. */
export interface ChangedRow {
  at: string
  id: string
  /** Whose record it is. */
  keys: string[]
  /** Whether it was changed after the position that was looked from. */
  isNewer: boolean
}

/**
 * From where changes are looked for: a row, which comes again with others of its moment and id, or, as an overlap, a minute
 * before a moment.
 */
export interface ChangePosition {
  at: string
  id: string
  isOverlap: boolean
}

/** A column as a database describes it. */
export interface DescribedColumn {
  table: string
  column: string
  /** As the database calls it: `integer`, `character varying`, … */
  type: string
  /** Whether it belongs to the primary key of its table. */
  isKey: boolean
  /** Whether its value alone can stand in one row only. */
  isUnique: boolean
}

/** A database or endpoint that is read and never written. Every method throws `unavailable` where it cannot be read. */
export abstract class Source {
  /** What keeps the source from answering this mapping, each at its place; nothing where it fits. */
  abstract problems(mapping: Mapping): Promise<MappingProblem[]>

  /** What its role may do besides reading, one sentence each with what to revoke; must be empty. */
  abstract writePermissions(): Promise<string[]>

  /**
   * The records found under some of the keys: at most one more for each key than the mapping lets it have, so that too many are
   * noticed and never loaded; where the mapping has a history, those in force on the day (`YYYY-MM-DD`) only.
   */
  abstract read(record: RecordMapping, key: KeyName, keys: readonly string[], today: string): Promise<SourceRow[]>

  /** Rows changed since a position, oldest first and at most `limit`. */
  abstract changes(record: RecordMapping, after: ChangePosition, limit: number): Promise<ChangedRow[]>

  /** The newest moment a row was changed at; before all others where there is none. */
  abstract newest(record: RecordMapping): Promise<string>

  /** Its tables and views with their columns, of one schema; nothing of an endpoint. */
  abstract describe(schema?: string): Promise<DescribedColumn[]>

  abstract close(): Promise<void>
}

/** How many rows of one key are read. */
export function rowsOf({ many = 1 }: RecordMapping): number {
  return many + 1
}
