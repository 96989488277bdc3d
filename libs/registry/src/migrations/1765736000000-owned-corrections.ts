import type { MigrationInterface, QueryRunner } from 'typeorm'
import { appendOnly } from '#database'

/**
 * Claims about the same record are merged into a correction, which its owner decides on; a claim from before stands alone.
 * `schema` where a service hosts the registry beside another one.
 */
export class OwnedCorrections1765736000000 implements MigrationInterface {
  readonly name: string = 'OwnedCorrections1765736000000'

  constructor(private readonly schema = 'public') {}

  async up(runner: QueryRunner): Promise<void> {
    const { schema } = this
    await runner.query(`alter table ${schema}.correction rename to correction_claim`)
    await runner.query(`create table ${schema}.correction (
      id uuid primary key,
      n bigint generated always as identity unique,
      concept text not null,
      record text not null,
      record_kind text,
      record_key text,
      held_value jsonb,
      lookup_id uuid,
      question bytea,
      claims integer not null check (claims > 0),
      opened_at timestamptz not null,
      changed_at timestamptz not null,
      due_at timestamptz not null,
      due_certainty text not null default 'C',
      status text not null check (status in ('open', 'corrected', 'confirmed', 'rejected')),
      decided_at timestamptz,
      decided_by text,
      decided_key text,
      decided_hash text,
      decision_reason text,
      check ((status = 'open') = (decided_at is null))
    )`)
    await runner.query(`insert into ${schema}.correction
        (id, concept, record, lookup_id, claims, opened_at, changed_at, due_at, status)
      select correction_id, concept, correction_id::text, null, 1, opened_at, opened_at, opened_at + interval '15 days', 'open'
      from ${schema}.correction_claim`)
    await runner.query(
      `alter table ${schema}.correction_claim drop column status, add part_of uuid references ${schema}.correction`,
    )
    await runner.query(`update ${schema}.correction_claim set part_of = correction_id`)
    await runner.query(`alter table ${schema}.correction_claim alter column part_of set not null`)
    await runner.query(`create index correction_claim_part_of on ${schema}.correction_claim (part_of)`)
    await runner.query(`create unique index correction_merged on ${schema}.correction
      (record, concept, md5(coalesce(held_value::text, ''))) where status = 'open'`)
    await runner.query(`create index correction_changed on ${schema}.correction (changed_at, id)`)
    await runner.query(`create table ${schema}.corrected_row (
      correction uuid not null references ${schema}.correction,
      table_name text not null,
      row jsonb not null,
      replaced_at timestamptz not null
    )`)
    await runner.query(`create index corrected_row_correction on ${schema}.corrected_row (correction)`)
    await runner.query(appendOnly(`${schema}.corrected_row`))
    await runner.query(appendOnly(`${schema}.correction_claim`))
  }

  async down(runner: QueryRunner): Promise<void> {
    const { schema } = this
    await runner.query(`drop table ${schema}.corrected_row`)
    await runner.query(`alter table ${schema}.correction_claim add status text`)
    await runner.query(`update ${schema}.correction_claim m
      set status = (select case c.status when 'open' then 'received' else c.status end from ${schema}.correction c where c.id = m.part_of)`)
    await runner.query(`alter table ${schema}.correction_claim drop column part_of, alter column status set not null,
      add check (status in ('received', 'corrected', 'confirmed', 'rejected'))`)
    await runner.query(`drop table ${schema}.correction`)
    await runner.query(`alter table ${schema}.correction_claim rename to correction`)
  }
}
