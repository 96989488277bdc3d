import type { MigrationInterface, QueryRunner } from 'typeorm'

/** Names of applicants under today's search key, in which every `y` is an `i`. */
export class SearchKeys1764700000000 implements MigrationInterface {
  readonly name = 'SearchKeys1764700000000'

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `update dossier set search_name = translate(search_name, 'yðɖ', 'idd') where search_name ~ '[yðɖ]'`,
    )
  }

  /** The keys of before cannot be told from these; the older version searches for a `y` in vain. */
  async down(): Promise<void> {
    return Promise.resolve()
  }
}
