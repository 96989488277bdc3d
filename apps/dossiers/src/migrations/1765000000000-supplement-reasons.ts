import type { MigrationInterface, QueryRunner } from 'typeorm'

/** What a request for a supplement found wrong: `incomplete` begins the period again. */
export class SupplementReasons1765000000000 implements MigrationInterface {
  readonly name = 'SupplementReasons1765000000000'

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table dossier_event add column lacks text check (lacks in ('incorrect', 'incomplete'))`)
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table dossier_event drop column lacks')
  }
}
