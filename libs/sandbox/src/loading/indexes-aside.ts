import type { ClientBase } from 'pg'

/**
 * Takes keys and indexes off tables, within the caller's transaction, so that a million rows are copied without
 * maintaining them; what is returned puts them back, checked, when all rows are there. Needs the owner of the tables.
 */
export async function setIndexesAside(client: ClientBase, tables: readonly string[]): Promise<() => Promise<void>> {
  const keys = await rows(client, keyStatement, tables)
  const indexes = await rows(client, indexStatement, tables)
  for (const { owner, name } of keys) await client.query(`alter table ${owner} drop constraint ${name}`)
  for (const { name } of indexes) await client.query(`drop index ${name}`)
  return async () => {
    await client.query(`set local maintenance_work_mem = '96MB'`)
    for (const { owner, name, definition } of keys)
      await client.query(`alter table ${owner} add constraint ${name} ${definition}`)
    for (const { definition } of indexes) await client.query(definition)
  }
}

interface Kept {
  owner: string
  name: string
  definition: string
}

const keyStatement = `select conrelid::regclass::text as owner, quote_ident(conname) as name,
    pg_get_constraintdef(oid) as definition
  from pg_constraint where contype in ('p', 'u') and conrelid = any($1::regclass[]) order by conrelid, conname`

const indexStatement = `select indrelid::regclass::text as owner, indexrelid::regclass::text as name,
    pg_get_indexdef(indexrelid) as definition
  from pg_index i where indrelid = any($1::regclass[])
    and not exists (select from pg_constraint c where c.conindid = i.indexrelid)
  order by indexrelid`

async function rows(client: ClientBase, statement: string, tables: readonly string[]): Promise<Kept[]> {
  const { rows: found } = await client.query<Kept>(statement, [tables])
  return found
}
