import type { MigrationInterface, QueryRunner } from 'typeorm'
import { createIdempotencyTable } from '#platform'

/** What ministries state, propose, decide and publish is done once for each `Idempotency-Key`. */
export class Idempotency1765000000000 implements MigrationInterface {
  readonly name = 'Idempotency1765000000000'

  up(runner: QueryRunner): Promise<void> {
    return createIdempotencyTable(runner)
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table idempotency')
  }
}
