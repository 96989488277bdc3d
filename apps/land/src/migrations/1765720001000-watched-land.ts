import type { MigrationInterface, QueryRunner } from 'typeorm'
import { unwatchTables, watchTables, type WatchedTable } from '#registry'

const ofOwners = 'select o.id_number from public.owner o join changed using (parcel_id) where o.id_number is not null'

const tables: WatchedTable[] = [
  ...['parcel', 'house', 'certificate', 'mortgage', 'dispute'].map((table) => ({ table, keys: ofOwners })),
  { table: 'owner', keys: 'select id_number from changed where id_number is not null' },
]

/** Changes of parcels and of who owns them are told to open dossiers. */
export class WatchedLand1765720001000 implements MigrationInterface {
  readonly name = 'WatchedLand1765720001000'

  async up(runner: QueryRunner): Promise<void> {
    await watchTables(runner, tables)
  }

  async down(runner: QueryRunner): Promise<void> {
    await unwatchTables(runner, tables)
  }
}
