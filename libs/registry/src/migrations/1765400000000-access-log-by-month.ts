import type { MigrationInterface, QueryRunner } from 'typeorm'
import { cutIntoMonths, type RetainedTable } from '#platform'

/** A registry's access log, kept by month; `schema` where a service hosts it beside another registry's. */
export function accessLog(schema?: string): RetainedTable {
  return {
    table: schema === undefined ? 'access_log' : `${schema}.access_log`,
    key: 'lookup_id',
    lists: schema === undefined ? 'concept_list' : `${schema}.concept_list`,
    months: (settings) => settings.retentionAccessLogMonths,
  }
}

/** The access log in pieces of a month each, by the moment in the look-up's id, so that old ones go as a whole. */
export class AccessLogByMonth1765400000000 implements MigrationInterface {
  name = 'AccessLogByMonth1765400000000'

  constructor(private readonly schema?: string) {}

  async up(runner: QueryRunner): Promise<void> {
    await cutIntoMonths(async (text, values) => (await runner.query(text, values)) as never, accessLog(this.schema))
  }

  async down(runner: QueryRunner): Promise<void> {
    const { table } = accessLog(this.schema)
    await runner.query(`create table ${table}_whole (like ${table} including all)`)
    await runner.query(`insert into ${table}_whole select * from ${table}`)
    await runner.query(`drop table ${table}`)
    await runner.query(`alter table ${table}_whole rename to access_log`)
  }
}
