import type { MigrationInterface, QueryRunner } from 'typeorm'

/** Papers printed of dossiers, each once for what it is about; the files are in the file store under `id`. */
export class PrintedForms1765712340000 implements MigrationInterface {
  readonly name = 'PrintedForms1765712340000'

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table printed_form (
        id uuid primary key,
        dossier_id uuid not null references dossier on delete cascade,
        form text not null,
        about text not null,
        token text not null unique,
        authority text not null,
        printed_at timestamptz not null,
        printed_by text not null,
        size int not null,
        sha256 text not null,
        unique (dossier_id, form, about)
      )`)
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table printed_form')
  }
}
