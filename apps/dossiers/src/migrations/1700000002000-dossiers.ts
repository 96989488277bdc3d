import type { MigrationInterface, QueryRunner } from 'typeorm'
import { appendOnly } from '#database'

/** Dossiers with their drafts, snapshots, events and codes. */
export class Dossiers1700000002000 implements MigrationInterface {
  readonly name = 'Dossiers1700000002000'

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table dossier (
        id uuid primary key,
        code text unique,
        procedure text not null,
        form_version text not null,
        status text not null,
        identity text not null,
        channel text not null,
        created_by text not null,
        applicant_person_id text,
        applicant_old_id text,
        applicant_passport text,
        applicant_name text not null check (applicant_name is nfc normalized),
        search_name text not null,
        applicant_birth_date text,
        residence_unit text,
        received_by text,
        handled_by text,
        subjects jsonb not null default '[]',
        answers jsonb not null default '{}',
        chosen jsonb not null default '{}',
        disputed jsonb not null default '[]',
        wanted jsonb not null default '[]',
        snapshot_id uuid,
        created_at timestamptz not null,
        changed_at timestamptz not null,
        received_at timestamptz,
        due_at timestamptz,
        version int not null default 1
      )`)
    await runner.query('create index on dossier (applicant_person_id, changed_at desc, id)')
    await runner.query('create index on dossier (received_by, changed_at desc, id)')
    await runner.query('create index on dossier (handled_by, changed_at desc, id)')
    await runner.query(`
      create table prefill (
        id uuid primary key,
        dossier_id uuid not null references dossier on delete cascade,
        lookups jsonb not null,
        created_at timestamptz not null
      )`)
    await runner.query('create index on prefill (dossier_id, created_at desc)')
    await runner.query(`
      create table snapshot (
        id uuid primary key,
        dossier_id uuid not null references dossier on delete cascade,
        prefill_id uuid not null,
        fields jsonb not null,
        papers_avoided int not null,
        receipts jsonb not null,
        created_at timestamptz not null
      )`)
    await runner.query('create index on snapshot (dossier_id)')
    await runner.query(`
      create table dossier_event (
        id uuid primary key,
        dossier_id uuid not null references dossier on delete cascade,
        at timestamptz not null,
        event text not null,
        actor text not null,
        actor_name text not null,
        note text
      )`)
    await runner.query('create index on dossier_event (dossier_id, at, id)')
    await runner.query(`
      create table correction (
        id uuid primary key,
        dossier_id uuid not null references dossier on delete cascade,
        path text not null,
        concept text not null,
        registry text not null,
        lookup_id uuid not null,
        claimed_value jsonb not null,
        reason text not null,
        at timestamptz not null
      )`)
    await runner.query(`
      create table code_counter (authority text, day date, last int not null, primary key (authority, day))`)
    await runner.query(`
      create table idempotency (
        caller text, route text, key text,
        body_hash text not null,
        result_id uuid not null,
        at timestamptz not null,
        primary key (caller, route, key)
      )`)
    await runner.query(`
      create table mismatch (official text, person_hash text, day date, times int not null, primary key (official, person_hash, day))`)
    for (const history of ['snapshot', 'dossier_event', 'correction']) await runner.query(appendOnly(history))
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of [
      'mismatch',
      'idempotency',
      'code_counter',
      'correction',
      'dossier_event',
      'snapshot',
      'prefill',
      'dossier',
    ]) {
      await runner.query(`drop table ${table}`)
    }
  }
}
