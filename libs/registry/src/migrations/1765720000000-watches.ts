import type { MigrationInterface, QueryRunner } from 'typeorm'

/** A table whose rows answer questions, and a query of the keys of those its changed rows (`changed`) are about. */
export interface WatchedTable {
  table: string
  keys: string
}

/**
 * The look-ups of open dossiers whose answers are watched. A change of a watched table touches the watches of the people it is
 * about, within its own transaction; what it comes to is found out afterwards. A question names people by keys this registry
 * need not hold itself: it is sealed for the service, and keys are kept as salted hashes. Rows go as dossiers end.
 */
export class RegistryWatches1765720000000 implements MigrationInterface {
  readonly name = 'RegistryWatches1765720000000'

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create table public.watch (
      lookup_id uuid primary key,
      dossier_id uuid not null,
      registry text not null,
      keys text[] not null,
      concepts uuid not null,
      question bytea not null,
      digest text not null,
      opened_at timestamptz not null,
      touched_at timestamptz
    )`)
    await runner.query(`create table public.watch_salt as select gen_random_uuid()::text as salt`)
    await runner.query(`create function public.watch_key(key text) returns text language sql stable
      set search_path = pg_catalog, pg_temp as $$
        select encode(sha256(convert_to((select salt from public.watch_salt) || key, 'UTF8')), 'hex')
      $$`)
    await runner.query('create index watch_of_dossier on public.watch (dossier_id)')
    await runner.query('create index watch_of_keys on public.watch using gin (keys)')
    await runner.query('create index watch_touched on public.watch (touched_at) where touched_at is not null')
    await runner.query(`create function public.touch_watches() returns trigger
      language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
      begin
        if exists (select 1 from public.watch) then
          execute 'update public.watch set touched_at = clock_timestamp() where touched_at is null and keys && array(select public.watch_key(about.key) from ('
            || tg_argv[0] || ') as about (key))';
        end if;
        return null;
      end $$`)
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop function public.touch_watches cascade')
    await runner.query('drop function public.watch_key')
    await runner.query('drop table public.watch, public.watch_salt')
  }
}

/** Each kind of change, and the rows that tell whom it is about; an update is about those of before, too. */
const kinds = [
  { name: 'insert', event: 'insert', rows: 'new' },
  { name: 'delete', event: 'delete', rows: 'old' },
  { name: 'update_to', event: 'update', rows: 'new' },
  { name: 'update_from', event: 'update', rows: 'old' },
] as const

/** Has changes of these tables touch the watches of the people they are about. */
export async function watchTables(runner: QueryRunner, tables: readonly WatchedTable[]): Promise<void> {
  for (const { table, keys } of tables)
    for (const { name, event, rows } of kinds)
      await runner.query(
        `create trigger watch_${name} after ${event} on ${table} referencing ${rows} table as changed
         for each statement execute function public.touch_watches('${keys}')`,
      )
}

export async function unwatchTables(runner: QueryRunner, tables: readonly WatchedTable[]): Promise<void> {
  for (const { table } of tables)
    for (const { name } of kinds) await runner.query(`drop trigger watch_${name} on ${table}`)
}
