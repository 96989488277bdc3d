import type { MigrationInterface, QueryRunner } from 'typeorm'

/** Claims that were taken or decided on and whose dossiers have not been told; of a registry that joined at run time. */
export class UntoldCorrections1765930000000 implements MigrationInterface {
  readonly name = 'UntoldCorrections1765930000000'

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create table untold_correction (
      correction_id uuid primary key,
      dossier_id uuid not null,
      at timestamptz not null,
      tries integer not null default 0,
      next_at timestamptz not null
    )`)
    await runner.query('create index untold_correction_next on untold_correction (next_at)')
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table untold_correction')
  }
}
