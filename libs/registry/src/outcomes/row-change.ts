import type { EntityManager } from 'typeorm'

/** Columns and values of a row. */
export type Row = Readonly<Record<string, unknown>>

/** One change of a registry's own rows, as a rule decides it. */
export type RowChange =
  { table: string; insert: Row } | { table: string; where: Row; set: Row } | { table: string; where: Row; remove: true }

/** Makes a change within `tx`, and returns the rows as they were before it; none for a new row. */
export async function makeChange(tx: EntityManager, change: RowChange): Promise<unknown[]> {
  if ('insert' in change) {
    const columns = Object.keys(change.insert)
    await tx.query(
      `insert into ${change.table} (${columns.join(', ')}) values (${columns.map((_, at) => `$${at + 1}`).join(', ')})`,
      Object.values(change.insert),
    )
    return []
  }
  const { text, values } = condition(change.where)
  const before = await tx.query<{ row: unknown }[]>(
    `select to_jsonb(t) as row from ${change.table} t where ${text} for update`,
    values,
  )
  if ('remove' in change) await tx.query(`delete from ${change.table} where ${text}`, values)
  else {
    const columns = Object.keys(change.set)
    const set = columns.map((column, at) => `${column} = $${values.length + at + 1}`).join(', ')
    await tx.query(`update ${change.table} set ${set} where ${text}`, [...values, ...Object.values(change.set)])
  }
  return before.map(({ row }) => row)
}

/** A column that is to be null has no parameter. */
function condition(where: Row): { text: string; values: unknown[] } {
  const values: unknown[] = []
  const parts = Object.entries(where).map(([column, value]) =>
    value === null ? `${column} is null` : `${column} = $${values.push(value)}`,
  )
  return { text: parts.join(' and '), values }
}
