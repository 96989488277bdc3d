import type { SubjectKeys } from '#contracts'
import type { RowChange } from '../outcomes/row-change.js'

/** The record a correction changes, as its look-up found it. */
export interface HeldRecord {
  subject: SubjectKeys
  kind: string
  key: string
  /** What it holds: the row is changed only while it does. */
  from: unknown
}

/** How a registry writes a corrected value of one concept; undefined where it cannot for this record. */
export type Correctable = (record: HeldRecord, value: unknown, today: string) => RowChange | undefined

/** By concept; a concept that is not there is corrected in the owner's own system. */
export type Correctables = Readonly<Record<string, Correctable>>

/** A value that stands in a column of its own; `dated` is the column with the day the row was written. */
export function column(
  table: string,
  name: string,
  where: (record: HeldRecord) => Record<string, unknown> | undefined,
  dated: string,
): Correctable {
  return (record, value, today) => {
    const row = where(record)
    return row && { table, where: { ...row, [name]: record.from }, set: { [name]: value, [dated]: today } }
  }
}
