import pg from 'pg'
import { keepingServices } from '#contracts'
import type { Surroundings } from '../surroundings.js'

/** Bytes one prefill leaves behind in all databases, once what was only passing through is vacuumed away. */
export interface BytesKept {
  rows: number
  indexes: number
  /** Bytes of rows by table, the greatest first; tables that did not grow are left out. */
  tables: Record<string, number>
}

/** Runs so many prefills and weighs what they leave. */
export async function measureBytesKept(
  { databases }: Surroundings,
  prefills: number,
  run: () => Promise<unknown>,
): Promise<BytesKept> {
  const before = await weigh(databases)
  await run()
  const after = await weigh(databases)
  const grown = [...after].map(([table, { rows, indexes }]) => ({
    table,
    rows: (rows - (before.get(table)?.rows ?? 0)) / prefills,
    indexes: (indexes - (before.get(table)?.indexes ?? 0)) / prefills,
  }))
  const sum = (of: 'rows' | 'indexes') => Math.round(grown.reduce((total, each) => total + each[of], 0))
  const heaviest = grown.filter(({ rows }) => rows >= 1).sort((one, other) => other.rows - one.rows)
  return {
    rows: sum('rows'),
    indexes: sum('indexes'),
    tables: Object.fromEntries(heaviest.map(({ table, rows }) => [table, Math.round(rows)])),
  }
}

type Weights = Map<string, { rows: number; indexes: number }>

async function weigh(databases: Surroundings['databases']): Promise<Weights> {
  const weights: Weights = new Map()
  for (const service of keepingServices) {
    const { host, port, database, owner } = databases[service]
    const client = new pg.Client({ host, port, database, ...owner })
    await client.connect()
    await client.query('vacuum full')
    const { rows } = await client.query<{ name: string; rows: string; indexes: string }>(
      `select n.nspname || '.' || c.relname as name, pg_table_size(c.oid) as rows, pg_indexes_size(c.oid) as indexes
       from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where c.relkind = 'r' and n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast')`,
    )
    await client.end()
    for (const { name, rows: bytes, indexes } of rows)
      weights.set(`${service}: ${name}`, { rows: Number(bytes), indexes: Number(indexes) })
  }
  return weights
}
