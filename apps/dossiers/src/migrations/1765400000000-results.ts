import type { MigrationInterface, QueryRunner } from 'typeorm'

/** Signed results of completed dossiers; the files are in the file store under `id`. */
export class Results1765400000000 implements MigrationInterface {
  readonly name = 'Results1765400000000'

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table result (
        id uuid primary key,
        dossier_id uuid not null unique references dossier,
        token text not null unique,
        decision text not null,
        fields jsonb not null,
        authority text not null,
        signed_at timestamptz not null,
        signed_by text not null,
        signer_name text not null,
        size int not null,
        sha256 text not null,
        withdrawn_at timestamptz
      )`)
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table result')
  }
}
