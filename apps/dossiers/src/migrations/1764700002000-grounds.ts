import type { MigrationInterface, QueryRunner } from 'typeorm'
import { appendOnly } from '#database'

/**
 * What acts on dossiers are based on and leave behind. `grounds` counts every change of what a look-up or a decision
 * rests on (status, people, representation, consents), so that a slow act can see whether it still holds. `submission`
 * keeps what was submitted, `person_access` who dealt with a person in office, also when the draft is gone; both for ever.
 */
export class Grounds1764700002000 implements MigrationInterface {
  readonly name = 'Grounds1764700002000'

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table dossier add grounds int not null default 1')
    await runner.query(`
      create function dossier_grounds() returns trigger language plpgsql as $$
      begin
        if (new.status, new.identity, new.applicant_person_id, new.subjects, new.representation, new.disputed, new.received_by)
          is distinct from
          (old.status, old.identity, old.applicant_person_id, old.subjects, old.representation, old.disputed, old.received_by)
        then new.grounds := old.grounds + 1;
        end if;
        return new;
      end $$`)
    await runner.query(
      'create trigger grounds before update on dossier for each row execute function dossier_grounds()',
    )
    await runner.query(`
      create function consent_grounds() returns trigger language plpgsql as $$
      begin
        update dossier set grounds = grounds + 1 where id = new.dossier_id;
        return null;
      end $$`)
    await runner.query(`
      create trigger grounds after update of answer on consent for each row
      when (new.answer is distinct from old.answer) execute function consent_grounds()`)
    await runner.query(`
      create trigger grounds_of_new after insert on consent for each row
      when (new.answer is not null) execute function consent_grounds()`)
    await runner.query(`
      create table submission (
        id uuid primary key,
        dossier_id uuid not null references dossier,
        at timestamptz not null,
        event text not null check (event in ('submitted', 'supplemented')),
        actor text not null,
        snapshot_id uuid not null,
        answers jsonb not null,
        subjects jsonb not null,
        disputed jsonb not null
      )`)
    await runner.query('create index on submission (dossier_id, at)')
    await runner.query(`
      create table person_access (
        id uuid primary key,
        at timestamptz not null,
        kind text not null check (kind in ('opened', 'named', 'notMatched', 'lookedUp', 'removed')),
        person_hash text not null,
        actor text not null,
        actor_name text not null,
        authority text not null,
        procedure text not null,
        dossier_id uuid not null,
        reason text
      )`)
    await runner.query('create index on person_access (person_hash, at desc, id)')
    await runner.query('create index on person_access (authority, at desc, id)')
    for (const history of ['submission', 'person_access']) await runner.query(appendOnly(history))
    await runner.query('drop table mismatch')
    await runner.query('create table mismatch (counter text, day date, times int not null, primary key (counter, day))')
    await runner.query(`
      update dossier set representation = representation || jsonb_build_object('ends', case
        when representation->>'kind' = 'parent' and applicant_birth_date ~ '^\\d{4}-\\d{2}-\\d{2}$'
          then to_char(least(coalesce((representation->>'until')::date, 'infinity'::date),
            (applicant_birth_date::date + interval '18 years' - interval '1 day')::date), 'YYYY-MM-DD')
        else representation->>'until' end)
      where representation is not null`)
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['person_access', 'submission', 'mismatch']) await runner.query(`drop table ${table}`)
    await runner.query(
      'create table mismatch (official text, person_hash text, day date, times int not null, primary key (official, person_hash, day))',
    )
    await runner.query('drop trigger grounds_of_new on consent')
    await runner.query('drop trigger grounds on consent')
    await runner.query('drop function consent_grounds()')
    await runner.query('drop trigger grounds on dossier')
    await runner.query('drop function dossier_grounds()')
    await runner.query('alter table dossier drop grounds')
  }
}
