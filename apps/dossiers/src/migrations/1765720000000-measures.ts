import type { MigrationInterface, QueryRunner } from 'typeorm'

/** What each decision came to: one row for each dossier that was decided on, from now on. */
export class Measures1765720000000 implements MigrationInterface {
  readonly name = 'Measures1765720000000'

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table dossier_measure (
        dossier_id uuid primary key references dossier on delete cascade,
        authority text collate "C",
        procedure text not null,
        received_at timestamptz not null,
        due_at timestamptz,
        decided_at timestamptz not null,
        decided_on date not null,
        is_late boolean not null,
        office_minutes int not null,
        waited_minutes int not null,
        fields int not null,
        reused int not null,
        cause text check (cause in ('database', 'citizen', 'official'))
      )`)
    await runner.query('create index dossier_measure_decided on dossier_measure (authority, decided_on)')
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table dossier_measure')
  }
}
