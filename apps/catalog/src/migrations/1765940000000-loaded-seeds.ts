import type { MigrationInterface, QueryRunner } from 'typeorm'

/** Which seeds were loaded last, and by which build. */
export class LoadedSeeds1765940000000 implements MigrationInterface {
  readonly name = 'LoadedSeeds1765940000000'

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('create table loaded_seeds (digest text primary key, loaded_at timestamptz not null)')
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table loaded_seeds')
  }
}
