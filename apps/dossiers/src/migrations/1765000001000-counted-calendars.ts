import type { MigrationInterface, QueryRunner } from 'typeorm'

/** What the calendars were when the due dates were last counted. */
export class CountedCalendars1765000001000 implements MigrationInterface {
  readonly name = 'CountedCalendars1765000001000'

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table counted_calendars (one boolean primary key check (one), fingerprint text not null)`)
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table counted_calendars')
  }
}
