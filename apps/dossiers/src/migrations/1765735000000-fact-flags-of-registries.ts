import type { MigrationInterface, QueryRunner } from 'typeorm'

/** What one registry says of a look-up takes no place of another's. */
export class FactFlagsOfRegistries1765735000000 implements MigrationInterface {
  readonly name = 'FactFlagsOfRegistries1765735000000'

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table fact_flag drop constraint fact_flag_pkey, add primary key (lookup_id, registry)')
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table fact_flag drop constraint fact_flag_pkey, add primary key (lookup_id)')
  }
}
