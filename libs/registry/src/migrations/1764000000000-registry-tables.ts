import type { MigrationInterface, QueryRunner } from 'typeorm'
import { appendOnly } from '#database'

/** The tables every registry has beside its own: access log, corrections received, the demo's fault, what was loaded. */
export class RegistryTables1764000000000 implements MigrationInterface {
  name = 'RegistryTables1764000000000'

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create table access_log (
      lookup_id uuid primary key,
      dossier_id uuid not null,
      procedure text not null,
      authority text not null,
      agreement text not null,
      legal_basis text not null,
      actor text not null,
      mode text not null check (mode in ('facts', 'match')),
      concepts text[] not null,
      outcome text not null check (outcome in ('found', 'notFound', 'ambiguous', 'refused')),
      at timestamptz not null
    )`)
    await runner.query('create index access_log_dossier on access_log (dossier_id)')
    await runner.query(appendOnly('access_log'))
    await runner.query(`create table correction (
      correction_id uuid primary key,
      dossier_id uuid not null,
      lookup_id uuid not null,
      concept text not null,
      claimed_value jsonb not null,
      reason text not null,
      opened_at timestamptz not null,
      status text not null check (status in ('received', 'corrected', 'confirmed', 'rejected'))
    )`)
    await runner.query(`create table demo_fault (
      id integer primary key check (id = 1),
      mode text not null,
      delay_ms integer
    )`)
    await runner.query(`create table generated (
      id integer primary key check (id = 1),
      people integer not null,
      seed bigint not null
    )`)
    await runner.query(`create function refresh_statistics() returns void language plpgsql security definer as $$
      declare one record;
      begin
        for one in select tablename from pg_tables where schemaname = 'public' loop
          execute format('analyze public.%I', one.tablename);
        end loop;
      end $$`)
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop function refresh_statistics()')
    await runner.query('drop table generated, demo_fault, correction, access_log')
  }
}
