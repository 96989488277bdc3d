import type { MigrationInterface, QueryRunner } from 'typeorm'

/** Whom a look-up of an external dossier was about, as a pseudonym: two people of a dossier may have one role. */
export class ExternalLookupPeople1766440000000 implements MigrationInterface {
  readonly name = 'ExternalLookupPeople1766440000000'

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table external_lookup add person_hash text')
    await runner.query('create index external_lookup_of_person on external_lookup (person_hash, asked_at)')
    await runner.query('create index external_dossier_open on external_dossier (told_at) where closed_at is null')
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index external_dossier_open')
    await runner.query('alter table external_lookup drop person_hash')
  }
}
