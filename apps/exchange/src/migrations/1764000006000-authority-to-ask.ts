import type { MigrationInterface, QueryRunner } from 'typeorm'

/** What allowed a look-up beside the law: the consent of the person it is about. */
export class AuthorityToAsk1764000006000 implements MigrationInterface {
  readonly name = 'AuthorityToAsk1764000006000'

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table disclosure add consent_id uuid, add represented_hash text')
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table disclosure drop consent_id, drop represented_hash')
  }
}
