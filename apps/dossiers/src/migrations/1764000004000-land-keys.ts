import type { MigrationInterface, QueryRunner } from 'typeorm'

/** What an applicant said of their land record, kept with the dossier and asked with at every later prefill. */
export class LandKeys1764000004000 implements MigrationInterface {
  readonly name = 'LandKeys1764000004000'

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table dossier add land_keys jsonb')
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table dossier drop land_keys')
  }
}
