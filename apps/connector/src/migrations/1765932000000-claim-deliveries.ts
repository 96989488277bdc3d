import type { MigrationInterface, QueryRunner } from 'typeorm'

/** Which claims the ministry's own system has taken, and when another one is tried again. */
export class ClaimDeliveries1765932000000 implements MigrationInterface {
  readonly name = 'ClaimDeliveries1765932000000'

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create table claim_delivery (
      correction_id uuid primary key references correction_claim,
      tries integer not null,
      next_at timestamptz not null,
      delivered_at timestamptz
    )`)
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table claim_delivery')
  }
}
