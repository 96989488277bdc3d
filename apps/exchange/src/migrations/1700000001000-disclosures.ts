import type { MigrationInterface, QueryRunner } from 'typeorm'
import { appendOnly } from '#database'

/** History of look-ups by month, and the use of quotas by day. */
export class Disclosures1700000001000 implements MigrationInterface {
  readonly name = 'Disclosures1700000001000'

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table disclosure (
        lookup_id uuid not null,
        payload_hash bytea not null,
        salt bytea not null,
        dossier_id uuid not null,
        procedure text not null,
        authority text not null,
        registry text not null,
        actor text not null,
        subject_hash text,
        agreement text,
        legal_basis text,
        concepts jsonb not null,
        at timestamptz not null,
        primary key (lookup_id, payload_hash)
      )`)
    await runner.query('create index on disclosure (subject_hash, at)')
    await runner.query('create index on disclosure (dossier_id)')
    await runner.query(appendOnly('disclosure'))
    await runner.query(`
      create table quota_use (
        agreement text not null,
        day date not null,
        used bigint not null,
        primary key (agreement, day)
      )`)
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table quota_use')
    await runner.query('drop table disclosure')
  }
}
