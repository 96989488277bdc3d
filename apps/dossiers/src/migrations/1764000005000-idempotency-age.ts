import type { MigrationInterface, QueryRunner } from 'typeorm'

/** Idempotency keys past their age are found by it. */
export class IdempotencyAge1764000005000 implements MigrationInterface {
  readonly name = 'IdempotencyAge1764000005000'

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('create index idempotency_at on idempotency (at)')
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index idempotency_at')
  }
}
