import type { MigrationInterface, QueryRunner } from 'typeorm'
import { unwatchTables, watchTables, type WatchedTable } from '#registry'

const tables: WatchedTable[] = [{ table: 'driving_licence', keys: 'select id_number from changed' }]

/** Changes of licences are told to open dossiers. */
export class WatchedLicences1765720004000 implements MigrationInterface {
  readonly name = 'WatchedLicences1765720004000'

  async up(runner: QueryRunner): Promise<void> {
    await watchTables(runner, tables)
  }

  async down(runner: QueryRunner): Promise<void> {
    await unwatchTables(runner, tables)
  }
}
