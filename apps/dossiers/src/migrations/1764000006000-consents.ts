import type { MigrationInterface, QueryRunner } from 'typeorm'

/** Requests for the consent of people a dossier names, with their answers. */
export class Consents1764000006000 implements MigrationInterface {
  readonly name = 'Consents1764000006000'

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table consent (
        id uuid primary key,
        dossier_id uuid not null references dossier on delete cascade,
        role text not null,
        person_id text not null,
        full_name text not null check (full_name is nfc normalized),
        birth_date text not null,
        requested_by text not null,
        requested_at timestamptz not null,
        expires_at timestamptz not null,
        answer text check (answer in ('given', 'refused')),
        answered_at timestamptz,
        recorded_by text,
        reason text,
        check ((answer is null) = (answered_at is null)),
        check ((recorded_by is null) = (reason is null))
      )`)
    await runner.query('create index on consent (person_id, requested_at desc, id)')
    await runner.query('create index on consent (dossier_id, requested_at desc, id)')
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table consent')
  }
}
