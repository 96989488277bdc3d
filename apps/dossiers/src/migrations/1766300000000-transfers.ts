import type { MigrationInterface, QueryRunner } from 'typeorm'

/** Dossiers that are passed on: the office that is asked to take one over, and how lists of that office find it. */
export class Transfers1766300000000 implements MigrationInterface {
  readonly name = 'Transfers1766300000000'

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table dossier add transfer jsonb, add asked_offices text[] not null default '{}'`)
    await runner.query(`create index dossier_asked on dossier using gin (asked_offices) where asked_offices <> '{}'`)
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index dossier_asked')
    await runner.query('alter table dossier drop asked_offices, drop transfer')
  }
}
