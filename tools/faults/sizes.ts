import { keepingServices } from '#contracts'
import type { TestSystem } from '../../test/system/system.js'

interface TableSize {
  name: string
  rows: number
  bytes: number
}

/** Rows and bytes (with indexes and long values) of each table that holds any, as lines for a person. */
export async function sizesOf(system: TestSystem): Promise<string[]> {
  const lines: string[] = []
  for (const service of keepingServices) {
    for (const { name, rows, bytes } of await system.rows<TableSize>(service, sizeStatement)) {
      if (rows > 0) lines.push(`  ${service} ${name}: ${rows} rows, ${Math.round(bytes / rows)} bytes each`)
    }
  }
  return lines
}

/** Rows are counted by reading them: estimates of a young table are far off. */
const sizeStatement = `
  select t.oid::regclass::text as name,
    (xpath('/row/c/text()', query_to_xml('select count(*) as c from ' || t.oid::regclass, false, true, '')))[1]::text::int as rows,
    coalesce((select sum(pg_total_relation_size(relid))::float from pg_partition_tree(t.oid) where isleaf), pg_total_relation_size(t.oid)) as bytes
  from pg_class t join pg_namespace n on n.oid = t.relnamespace
  where t.relkind in ('r', 'p') and not t.relispartition and n.nspname not like 'pg_%' and n.nspname <> 'information_schema'
  order by 1`
