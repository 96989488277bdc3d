import type { MigrationInterface, QueryRunner } from 'typeorm'

/**
 * Snapshots and their receipts are written once and read whole, never searched: `json` keeps the text as it came, where
 * `jsonb` takes it apart, a third of what storing a snapshot cost the database.
 */
export class SnapshotsAsText1764500000000 implements MigrationInterface {
  readonly name = 'SnapshotsAsText1764500000000'

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      'alter table snapshot alter column fields type json using fields::json, alter column receipts type json using receipts::json',
    )
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'alter table snapshot alter column fields type jsonb using fields::jsonb, alter column receipts type jsonb using receipts::jsonb',
    )
  }
}
