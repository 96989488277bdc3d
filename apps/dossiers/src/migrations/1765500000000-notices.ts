import type { MigrationInterface, QueryRunner } from 'typeorm'

/**
 * What people are told, the channels they chose, and the messages that go out of the portal. People stand in them as
 * pseudonyms; a notice outlives a draft that is removed.
 */
export class Notices1765500000000 implements MigrationInterface {
  readonly name = 'Notices1765500000000'

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table notice (
        id uuid primary key,
        dossier_id uuid,
        person_hash text not null,
        name_hash text,
        role text not null,
        kind text not null,
        at timestamptz not null,
        code text,
        channel text,
        read_at timestamptz,
        is_pending boolean not null
      )`)
    await runner.query('create index notice_of_person on notice (person_hash, at desc, id desc)')
    await runner.query('create index notice_unread on notice (person_hash) where read_at is null')
    await runner.query('create index notice_pending on notice (at) where is_pending')
    await runner.query(`
      create table notice_choice (
        person_hash text primary key,
        name_hash text not null,
        language text not null,
        frequency text not null,
        email text,
        sms text,
        webhook boolean not null,
        webhook_reference uuid,
        refused text[] not null default '{}'
      )`)
    await runner.query(`
      create table notice_delivery (
        id uuid primary key,
        person_hash text not null,
        channel text not null,
        day date,
        notices uuid[] not null,
        state text not null default 'waiting',
        attempts int not null default 0,
        created_at timestamptz not null,
        send_after timestamptz not null,
        leased_until timestamptz,
        ended_at timestamptz,
        unique (person_hash, channel, day)
      )`)
    await runner.query(`create index notice_delivery_waiting on notice_delivery (send_after) where state = 'waiting'`)
    await runner.query(`
      create index dossier_due_soon on dossier (due_at) where status in ('submitted', 'accepted', 'inProgress')`)
    await runner.query('create table due_told (dossier_id uuid primary key, due_at timestamptz not null)')
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index dossier_due_soon')
    await runner.query('drop table due_told, notice_delivery, notice_choice, notice')
  }
}
