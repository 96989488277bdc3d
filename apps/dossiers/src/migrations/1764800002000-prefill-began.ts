import type { MigrationInterface, QueryRunner } from 'typeorm'

/** When the prefill began whose snapshot stands: one that began earlier does not take its place. */
export class PrefillBegan1764800002000 implements MigrationInterface {
  readonly name = 'PrefillBegan1764800002000'

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table dossier add prefill_began timestamptz')
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table dossier drop prefill_began')
  }
}
