import type { MigrationInterface, QueryRunner } from 'typeorm'
import { cutIntoMonths } from '#platform'

/** Disclosures in pieces of a month each, by the moment in their look-up's id, so that old ones go as a whole. */
export class DisclosuresByMonth1765400000000 implements MigrationInterface {
  readonly name = 'DisclosuresByMonth1765400000000'

  async up(runner: QueryRunner): Promise<void> {
    await cutIntoMonths(async (text, values) => (await runner.query(text, values)) as never, {
      table: 'disclosure',
      key: 'lookup_id',
    })
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('create table disclosure_whole (like disclosure including all)')
    await runner.query('insert into disclosure_whole select * from disclosure')
    await runner.query('drop table disclosure')
    await runner.query('alter table disclosure_whole rename to disclosure')
  }
}
