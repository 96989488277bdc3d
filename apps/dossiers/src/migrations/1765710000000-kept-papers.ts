import type { MigrationInterface, QueryRunner } from 'typeorm'

/**
 * The papers people keep: results, and what an official compared with the original. The owner stands in them as a pseudonym;
 * a paper outlives the dossier it comes from. An attachment that was taken from them has the file of the kept paper.
 */
export class KeptPapers1765710000000 implements MigrationInterface {
  readonly name = 'KeptPapers1765710000000'

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table kept_paper (
        id uuid primary key,
        person_hash text not null,
        kind text not null,
        code text,
        name text not null,
        key text not null,
        file_id uuid not null,
        file_name text not null,
        media_type text not null,
        size int not null,
        sha256 text not null,
        dossier_id uuid not null,
        authority text not null,
        verified_at timestamptz not null,
        verified_by text not null,
        valid_from date not null,
        valid_until date,
        withdrawn_at timestamptz,
        unique (file_id, key)
      )`)
    await runner.query('create index kept_paper_of_person on kept_paper (person_hash, id)')
    await runner.query(`
      alter table attachment
        add column file_id uuid,
        add column kept_paper uuid,
        add column reuse_marker int,
        add column verified_at timestamptz,
        add column verified_by text`)
    await runner.query('create index attachment_of_file on attachment (file_id) where file_id is not null')
    await runner.query('alter table shown_paper add column attachment_id uuid')
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table shown_paper drop column attachment_id')
    await runner.query(
      'alter table attachment drop column file_id, drop column kept_paper, drop column reuse_marker, drop column verified_at, drop column verified_by',
    )
    await runner.query('drop table kept_paper')
  }
}
