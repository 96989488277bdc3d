import type { MigrationInterface, QueryRunner } from 'typeorm'

/** The corrections of a dossier are found without reading all. */
export class CorrectionIndex1764700001000 implements MigrationInterface {
  readonly name = 'CorrectionIndex1764700001000'

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('create index correction_of_dossier on correction (dossier_id, path)')
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index correction_of_dossier')
  }
}
