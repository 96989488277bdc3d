import type { MigrationInterface, QueryRunner } from 'typeorm'

/** What registries said of facts that dossiers rest on, by look-up, and who has seen it. */
export class FactFlags1765725000000 implements MigrationInterface {
  readonly name = 'FactFlags1765725000000'

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table fact_flag (
        lookup_id uuid primary key,
        dossier_id uuid not null references dossier on delete cascade,
        registry text not null,
        at timestamptz not null,
        seen_at timestamptz,
        seen_by text
      )`)
    await runner.query('create index fact_flag_of_dossier on fact_flag (dossier_id)')
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table fact_flag')
  }
}
