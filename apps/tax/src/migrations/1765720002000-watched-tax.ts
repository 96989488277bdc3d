import type { MigrationInterface, QueryRunner } from 'typeorm'
import { unwatchTables, watchTables, type WatchedTable } from '#registry'

const tables: WatchedTable[] = [
  {
    table: 'nguoi_nop_thue',
    keys: 'select mst from changed union all select mst_cu from changed where mst_cu is not null',
  },
  ...['thu_nhap', 'nguoi_phu_thuoc', 'nghia_vu', 'ho_kinh_doanh'].map((table) => ({
    table,
    keys: 'select mst from changed',
  })),
]

/** Changes of tax files are told to open dossiers. */
export class WatchedTax1765720002000 implements MigrationInterface {
  readonly name = 'WatchedTax1765720002000'

  async up(runner: QueryRunner): Promise<void> {
    await watchTables(runner, tables)
  }

  async down(runner: QueryRunner): Promise<void> {
    await unwatchTables(runner, tables)
  }
}
