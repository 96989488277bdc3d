import type { MigrationInterface, QueryRunner } from 'typeorm'

/**
 * What a correction was asked of, by when it is to be decided, and how it stands at the office that keeps the record. Those from
 * before had no deadline; they get that of today's sample setting.
 */
export class CorrectionAnswers1765736100000 implements MigrationInterface {
  readonly name = 'CorrectionAnswers1765736100000'

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table correction add held_value jsonb, add record jsonb, add due_at timestamptz')
    await runner.query(`update correction set due_at = at + interval '15 days'`)
    await runner.query('alter table correction alter column due_at set not null')
    await runner.query('create index correction_of_registry on correction (registry, at)')
    await runner.query(`create table correction_answer (
      correction_id uuid primary key references correction on delete cascade,
      dossier_id uuid not null,
      number text not null,
      status text not null check (status in ('open', 'corrected', 'confirmed', 'rejected')),
      due_at timestamptz not null,
      decided_at timestamptz,
      reason text,
      check ((status = 'open') = (decided_at is null))
    )`)
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table correction_answer')
    await runner.query('drop index correction_of_registry')
    await runner.query('alter table correction drop column held_value, drop column record, drop column due_at')
  }
}
