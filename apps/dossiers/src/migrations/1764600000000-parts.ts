import type { MigrationInterface, QueryRunner } from 'typeorm'

/** Which parts of a journey are completed, when and by whom. */
export class Parts1764600000000 implements MigrationInterface {
  readonly name = 'Parts1764600000000'

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table dossier add completed_parts jsonb not null default '[]'`)
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table dossier drop completed_parts')
  }
}
