import type { MigrationInterface, QueryRunner } from 'typeorm'

/** Which event a dossier reports, as pseudonyms: two dossiers with one key report the same. */
export class ReportedEvents1764700002000 implements MigrationInterface {
  readonly name = 'ReportedEvents1764700002000'

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table reported_event (
        dossier_id uuid not null references dossier on delete cascade,
        key text not null,
        primary key (dossier_id, key)
      )`)
    await runner.query('create index on reported_event (key)')
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table reported_event')
  }
}
