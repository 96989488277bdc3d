import type { MigrationInterface, QueryRunner } from 'typeorm'

/**
 * The version of an entry only grows, and its value changes with a new version only: readers take the higher version for
 * the newer one, so one taken back would stay unseen.
 */
export class VersionsGrow1764900000000 implements MigrationInterface {
  name = 'VersionsGrow1764900000000'

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create function refuse_older_version() returns trigger language plpgsql as $$
      begin
        raise exception 'The version of an entry only grows, and its value changes with it.' using errcode = '23514';
      end $$`)
    await runner.query(`
      create trigger version_grows before update on entry for each row
      when (new.version < old.version or (new.version = old.version and new.value::text is distinct from old.value::text))
      execute function refuse_older_version()`)
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop trigger version_grows on entry')
    await runner.query('drop function refuse_older_version')
  }
}
