import type { MigrationInterface, QueryRunner } from 'typeorm'

/** How far values could be trusted, beside how look-ups ended; and reading a period without reading everything. */
export class Qualities1764000005000 implements MigrationInterface {
  readonly name = 'Qualities1764000005000'

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table disclosure add qualities jsonb not null default '{}'`)
    // rows are written in the order of time, so that the smallest kind of index does, and costs writing next to nothing
    await runner.query('create index disclosure_at on disclosure using brin (at)')
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index disclosure_at')
    await runner.query('alter table disclosure drop qualities')
  }
}
