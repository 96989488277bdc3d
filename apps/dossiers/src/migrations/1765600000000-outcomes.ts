import type { MigrationInterface, QueryRunner } from 'typeorm'

/**
 * What registries are told of granted dossiers, and what they did; `id` is that of the signed result. A dossier has one
 * result in force, and one more for each that a registry refused.
 */
export class Outcomes1765600000000 implements MigrationInterface {
  readonly name = 'Outcomes1765600000000'

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table outcome (
        id uuid primary key,
        dossier_id uuid not null references dossier,
        registry text not null,
        change text not null,
        values jsonb not null,
        authority text not null,
        unit text,
        signed_at timestamptz not null,
        result_sha256 text not null,
        status text not null check (status in ('waiting', 'applied', 'refused')),
        refusal jsonb,
        sent_at timestamptz not null,
        settled_at timestamptz
      )`)
    await runner.query('create index outcome_dossier on outcome (dossier_id, sent_at)')
    await runner.query('alter table result drop constraint result_dossier_id_key')
    await runner.query('create index result_dossier on result (dossier_id)')
    await runner.query('create unique index result_in_force on result (dossier_id) where withdrawn_at is null')
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index result_in_force')
    await runner.query('drop index result_dossier')
    await runner.query('alter table result add constraint result_dossier_id_key unique (dossier_id)')
    await runner.query('drop table outcome')
  }
}
