import type { MigrationInterface, QueryRunner } from 'typeorm'

/**
 * Dossiers other systems handle, as far as look-ups need them, and the look-ups made for them. A look-up stands here before
 * anybody is asked; what was answered, and who the people are, goes when the dossier is closed.
 */
export class ExternalDossiers1766430000000 implements MigrationInterface {
  readonly name = 'ExternalDossiers1766430000000'

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table external_dossier (
        id uuid primary key,
        code text not null unique,
        authority text not null,
        procedure text not null,
        told_hash text not null,
        subjects jsonb not null,
        opened_at timestamptz not null,
        told_at timestamptz not null,
        told_by text not null,
        closed_at timestamptz
      )`)
    await runner.query(`
      create table external_lookup (
        lookup_id uuid primary key,
        dossier_id uuid not null references external_dossier,
        registry text not null,
        role text,
        concepts jsonb not null,
        predicates jsonb not null,
        asked_at timestamptz not null,
        allowed boolean,
        checks jsonb,
        answers jsonb,
        looked_up_at timestamptz,
        receipt text
      )`)
    await runner.query('create index external_lookup_of_dossier on external_lookup (dossier_id)')
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table external_lookup, external_dossier')
  }
}
