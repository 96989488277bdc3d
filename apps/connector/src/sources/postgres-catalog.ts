import pg from 'pg'
import type { RecordMapping } from '../mapping/mapping.js'

/** A column as the source's catalogue has it; `category` is that of `pg_type`. */
export interface PostgresColumn {
  type: string
  category: string
}

interface Reader {
  rows: (text: string, values?: unknown[]) => Promise<(string | null)[][]>
  fields: (text: string) => Promise<pg.FieldDef[]>
}

export function quoted(name: string): string {
  return pg.escapeIdentifier(name)
}

export function quotedTable(name: string): string {
  return name.split('.').map(quoted).join('.')
}

/** The columns of a table, view or query, or what keeps them from being read; `place` is where the record is read. */
export async function postgresColumns(
  record: RecordMapping,
  place: string,
  { rows, fields }: Reader,
): Promise<ReadonlyMap<string, PostgresColumn> | string> {
  const name = record.table ?? record.view
  if (name === undefined) return columnsOfQuery(place, { rows, fields })
  const found = await rows(
    `select a.attname, a.atttypid::regtype::text, t.typcategory, has_table_privilege(a.attrelid, 'select')::text
     from pg_attribute a join pg_type t on t.oid = a.atttypid
     where a.attrelid = to_regclass($1) and a.attnum > 0 and not a.attisdropped`,
    [quotedTable(name)],
  )
  if (found.length === 0) return `There is no table or view "${name}" that this role can see.`
  if (found[0]?.[3] === 'false') return `This role may not read "${name}". Grant it: grant select on ${name} to <role>;`
  return new Map(
    found.map(([column, type, category]) => [column ?? '', { type: type ?? '', category: category ?? '' }]),
  )
}

async function columnsOfQuery(place: string, { rows, fields }: Reader) {
  try {
    const named = await fields(`select * from ${place} as t limit 0`)
    const types = await rows('select oid::text, oid::regtype::text, typcategory from pg_type where oid = any($1)', [
      named.map(({ dataTypeID }) => dataTypeID),
    ])
    const byId = new Map(
      types.map(([id, type, category]) => [Number(id), { type: type ?? '', category: category ?? '' }]),
    )
    return new Map(named.map(({ name, dataTypeID }) => [name, byId.get(dataTypeID) ?? { type: '', category: '' }]))
  } catch (error) {
    const { code, message } = error as { code?: string; message?: string }
    if (code === undefined || !/^(42|22|25|0A)/.test(code)) throw error
    return `The database does not take this query: ${message ?? ''}.`
  }
}

/** What the connected role, or a role it is a member of, may write: one sentence each. */
export async function postgresGrants(rows: Reader['rows']): Promise<string[]> {
  const [who] = await rows(
    `select current_user::text, (select rolsuper::text from pg_roles where rolname = current_user)`,
  )
  const role = who?.[0] ?? ''
  if (who?.[1] === 'true')
    return [`The role "${role}" is a superuser. Give the connector a role of its own: create role <name> login;`]
  const tables = await rows(
    `select distinct r.rolname, p.what, n.nspname, c.relname, (c.relowner = r.oid)::text
     from pg_roles r, pg_class c join pg_namespace n on n.oid = c.relnamespace,
       unnest(array['insert', 'update', 'delete', 'truncate']) as p(what)
     where pg_has_role(current_user, r.oid, 'member') and c.relkind in ('r', 'p', 'v', 'f')
       and n.nspname !~ '^(pg_|information_schema$)'
       and (has_table_privilege(r.oid, c.oid, p.what)
            or (p.what in ('insert', 'update') and has_any_column_privilege(r.oid, c.oid, p.what)))
     order by 3, 4, 2 limit 20`,
  )
  const schemas = await rows(
    `select distinct r.rolname, n.nspname from pg_roles r, pg_namespace n
     where pg_has_role(current_user, r.oid, 'member') and n.nspname !~ '^pg_' and has_schema_privilege(r.oid, n.oid, 'create')
     order by 2 limit 20`,
  )
  return [
    ...tables.map(([holder, what, schema, table, isOwner]) => {
      const name = `${schema}.${table}`
      return isOwner === 'true'
        ? `The role "${holder}" owns ${name}. Give the connector a role of its own that may only select.`
        : `The role "${holder}" may ${what} on ${name}. Revoke it: revoke ${what} on ${name} from ${holder}; (or from public, where everybody has it)`
    }),
    ...schemas.map(
      ([holder, schema]) =>
        `The role "${holder}" may create tables in the schema ${schema}. Revoke it: revoke create on schema ${schema} from ${holder}; (or from public, where everybody has it)`,
    ),
  ]
}

/** The columns of the tables and views of a schema, in their order. */
export const describeStatement = `
  select c.relname, a.attname, format_type(a.atttypid, null), coalesce(k.indisprimary, false)::text,
         coalesce(u.is_unique, false)::text
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
    join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    left join pg_index k on k.indrelid = c.oid and k.indisprimary and a.attnum = any(k.indkey)
    left join lateral (select true as is_unique from pg_index i
      where i.indrelid = c.oid and i.indisunique and i.indnkeyatts = 1 and i.indkey[0] = a.attnum limit 1) u on true
  where n.nspname = $1 and c.relkind in ('r', 'p', 'v', 'm', 'f') and not c.relispartition
    and has_table_privilege(c.oid, 'select')
  order by c.relname, a.attnum`
