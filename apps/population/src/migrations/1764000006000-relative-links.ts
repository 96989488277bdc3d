import type { MigrationInterface, QueryRunner } from 'typeorm'

/** Children are found from their parents, too. */
export class RelativeLinks1764000006000 implements MigrationInterface {
  readonly name = 'RelativeLinks1764000006000'

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('create index family_link_relative on family_link (relative_id) include (person_id, kind)')
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index family_link_relative')
  }
}
