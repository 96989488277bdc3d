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

/** What the connected role, or a role it is a member of, may write or become: one sentence each. */
export async function postgresGrants(rows: Reader['rows']): Promise<string[]> {
  const [who] = await rows(
    `select current_user::text, (select rolsuper::text from pg_roles where rolname = current_user)`,
  )
  const role = who?.[0] ?? ''
  if (who?.[1] === 'true')
    return [`The role "${role}" is a superuser. Give the connector a role of its own: create role <name> login;`]
  const [powers, relations, schemas] = await Promise.all([
    rows(powersStatement),
    rows(relationsStatement),
    rows(schemasStatement),
  ])
  return [
    ...powers.map(([holder, what, remedy]) => `The role "${holder}" may ${what}. ${remedy}`),
    ...new Set(
      relations.map(([holder, what, name, isOwner, isSequence]) => {
        if (isOwner === 'true')
          return `The role "${holder}" owns ${name}. Give the connector a role of its own that may only select.`
        const thing = isSequence === 'true' ? `sequence ${name}` : name
        const act = what === 'usage' ? 'use' : `${what} on`
        return `The role "${holder}" may ${act} ${name}. Revoke it: revoke ${what} on ${thing} from ${holder}; (or from public, where everybody has it)`
      }),
    ),
    ...schemas.map(
      ([holder, schema]) =>
        `The role "${holder}" may create tables in the schema ${schema}. Revoke it: revoke create on schema ${schema} from ${holder}; (or from public, where everybody has it)`,
    ),
  ]
}

/** What a role may do beside its grants on tables: to the server's files and programs, to roles, to the database. */
const powersStatement = `
  select r.rolname::text, p.what, p.remedy
  from pg_roles r, lateral (values
      (r.rolname in ('pg_write_server_files', 'pg_execute_server_program'), 'write files or run programs on the server',
       format('Revoke it: revoke %I from %I;', r.rolname, current_user)),
      (r.rolcreaterole, 'make roles', format('Take it away: alter role %I nocreaterole;', r.rolname)),
      (r.rolcreatedb, 'make databases', format('Take it away: alter role %I nocreatedb;', r.rolname)),
      (has_database_privilege(r.oid, current_database(), 'create'), 'create schemas in this database',
       format('Revoke it: revoke create on database %I from %I;', current_database(), r.rolname))
    ) as p (holds, what, remedy)
  where pg_has_role(current_user, r.oid, 'member') and p.holds
  order by 1, 2`

/** Tables and sequences that may be written, and whatever is owned: an owner may grant itself the rest. */
const relationsStatement = `
  select distinct r.rolname::text, p.what, n.nspname || '.' || c.relname, (c.relowner = r.oid)::text, (c.relkind = 'S')::text
  from pg_roles r, pg_class c join pg_namespace n on n.oid = c.relnamespace,
    unnest(array['insert', 'update', 'delete', 'truncate', 'usage']) as p(what)
  where pg_has_role(current_user, r.oid, 'member') and c.relkind in ('r', 'p', 'v', 'm', 'f', 'S')
    and n.nspname !~ '^(pg_|information_schema$)'
    and case
      when c.relowner = r.oid then true
      when c.relkind = 'm' then false
      when c.relkind = 'S' then case when p.what in ('usage', 'update') then has_sequence_privilege(r.oid, c.oid, p.what) else false end
      when p.what = 'usage' then false
      when has_table_privilege(r.oid, c.oid, p.what) then true
      when p.what in ('insert', 'update') then has_any_column_privilege(r.oid, c.oid, p.what)
      else false
    end
  order by 3, 2 limit 40`

const schemasStatement = `
  select distinct r.rolname::text, n.nspname::text from pg_roles r, pg_namespace n
  where pg_has_role(current_user, r.oid, 'member') and n.nspname !~ '^pg_' and has_schema_privilege(r.oid, n.oid, 'create')
  order by 2 limit 20`

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
