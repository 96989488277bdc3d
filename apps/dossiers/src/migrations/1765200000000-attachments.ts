import type { MigrationInterface, QueryRunner } from 'typeorm'

/** Files attached to dossiers, whose content is in the file store under the same id, and papers shown at the counter. */
export class Attachments1765200000000 implements MigrationInterface {
  readonly name = 'Attachments1765200000000'

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table attachment (
        id uuid primary key,
        dossier_id uuid not null references dossier on delete cascade,
        path text,
        paper text,
        name text not null,
        media_type text not null,
        size int not null,
        sha256 text not null,
        added_at timestamptz not null,
        added_by text not null
      )`)
    await runner.query('create index attachment_of_dossier on attachment (dossier_id, id)')
    await runner.query(`
      create table shown_paper (
        id uuid primary key,
        dossier_id uuid not null references dossier on delete cascade,
        path text,
        paper text,
        note text,
        shown_at timestamptz not null,
        seen_by text not null
      )`)
    await runner.query('create index shown_paper_of_dossier on shown_paper (dossier_id, id)')
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table shown_paper, attachment')
  }
}
