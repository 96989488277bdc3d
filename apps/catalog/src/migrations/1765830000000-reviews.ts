import type { MigrationInterface, QueryRunner } from 'typeorm'

/** Forms that wait until the doubts about their questions are answered, and the doubts with their answers. */
export class Reviews1765830000000 implements MigrationInterface {
  readonly name = 'Reviews1765830000000'

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table waiting_form (
        id uuid primary key,
        procedure text not null,
        form_version text not null,
        hash text not null,
        form json not null,
        office text not null,
        author text not null,
        state text not null check (state in ('waiting', 'published', 'refused', 'replaced')),
        sent_at timestamptz not null
      )`)
    await runner.query(`create unique index waiting_form_one on waiting_form (procedure) where state = 'waiting'`)
    await runner.query(`
      create table review (
        id uuid primary key,
        form_id uuid not null references waiting_form (id),
        owner text not null,
        question text not null,
        doubt json not null,
        answer text check (answer in ('repeat', 'other', 'waiver')),
        reason text,
        answered_by text,
        answered_at timestamptz,
        changed_at timestamptz not null
      )`)
    await runner.query('create index review_form on review (form_id)')
    await runner.query('create index review_changed on review (changed_at desc, id)')
    await runner.query('create index review_question on review (question) where answer is not null')
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table review')
    await runner.query('drop table waiting_form')
  }
}
