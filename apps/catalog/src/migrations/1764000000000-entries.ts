import type { MigrationInterface, QueryRunner } from 'typeorm'

/**
 * One row for each entry of the catalogue. `value` is `json`, not `jsonb`: the order of a form's fields carries meaning.
 * `hash` is that of the seed the entry was last loaded from; a removed entry keeps its row, so that its version goes on.
 */
export class Entries1764000000000 implements MigrationInterface {
  name = 'Entries1764000000000'

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table entry (
        type text not null,
        key text collate "C" not null,
        version integer not null,
        value json,
        hash text,
        search text not null default '',
        changed_at timestamptz not null,
        primary key (type, key)
      )`)
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table entry')
  }
}
