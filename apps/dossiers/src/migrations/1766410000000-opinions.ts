import type { MigrationInterface, QueryRunner } from 'typeorm'

/** Inquiries: the opinions of other offices on dossiers, each with its question, what was shared, its clock and its answer. */
export class Opinions1766410000000 implements MigrationInterface {
  readonly name = 'Opinions1766410000000'

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table dossier add inquiries jsonb not null default '[]'`)
    await runner.query(`
      create table opinion (
        id uuid primary key,
        dossier_id uuid not null references dossier on delete cascade,
        number text not null,
        from_office text not null,
        to_office text not null,
        question text not null,
        shared_values jsonb not null,
        attachments uuid[] not null,
        period jsonb not null,
        asked_at timestamptz not null,
        asked_by text not null,
        due_at timestamptz not null,
        ended_at timestamptz,
        decision text,
        answer text,
        answered_by text,
        unique (dossier_id, number)
      )`)
    await runner.query('create index opinion_waiting on opinion (to_office, due_at, id) where ended_at is null')
    await runner.query(
      'create index opinion_ended on opinion (to_office, ended_at desc, id desc) where ended_at is not null',
    )
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table opinion')
    await runner.query('alter table dossier drop inquiries')
  }
}
