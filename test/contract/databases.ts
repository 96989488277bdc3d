import { keepingServices } from '#contracts'
import type { Sentence } from './sentence.js'

/** Foreign keys whose columns no index begins with. */
const withoutIndex = `
  select conrelid::regclass::text || ' (' || array_to_string(array(
    select attname from pg_attribute where attrelid = conrelid and attnum = any (conkey) order by attnum), ', ') || ')' as name
  from pg_constraint c
  where contype = 'f' and not exists (
    select 1 from pg_index i where i.indrelid = c.conrelid and i.indpred is null
      and (i.indkey::smallint[])[0:cardinality(c.conkey) - 1] @> c.conkey)`

/** What holds in every service's own database. */
export const databases: readonly Sentence[] = keepingServices.map((service) => [
  `every foreign key of ${service} has an index`,
  async (system) => {
    const rows = await system.rows<{ name: string }>(service, withoutIndex)
    expect(rows.map(({ name }) => name)).toEqual([])
  },
])
