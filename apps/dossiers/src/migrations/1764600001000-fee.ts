import type { MigrationInterface, QueryRunner } from 'typeorm'

/** What a dossier costs, as it was known when it was submitted; `json`, so that it is told in the same words again. */
export class Fee1764600001000 implements MigrationInterface {
  readonly name = 'Fee1764600001000'

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table dossier add fee json')
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table dossier drop fee')
  }
}
