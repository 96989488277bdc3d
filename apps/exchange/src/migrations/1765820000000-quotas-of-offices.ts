import type { MigrationInterface, QueryRunner } from 'typeorm'

/** Quotas are each office's own; a look-up says whether it counted, and counts once; places are kept for those under way. */
export class QuotasOfOffices1765820000000 implements MigrationInterface {
  readonly name = 'QuotasOfOffices1765820000000'

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table quota_use add authority text not null default ''`)
    await runner.query('alter table quota_use drop constraint quota_use_pkey')
    await runner.query('alter table quota_use add primary key (agreement, day, authority)')
    await runner.query(`
      create table quota_place (
        lookup_id uuid primary key,
        agreement text not null,
        authority text not null,
        day date not null,
        until timestamptz not null
      )`)
    await runner.query('create index on quota_place (agreement, day, authority)')
    await runner.query('alter table disclosure add counted boolean not null default false')
    await runner.query('create unique index disclosure_counted on disclosure (lookup_id) where counted')
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index disclosure_counted')
    await runner.query('alter table disclosure drop counted')
    await runner.query('drop table quota_place')
    await runner.query(`
      create table quota_use_whole as
        select agreement, day, sum(used)::bigint as used from quota_use group by agreement, day`)
    await runner.query('delete from quota_use')
    await runner.query('alter table quota_use drop constraint quota_use_pkey')
    await runner.query('alter table quota_use drop authority')
    await runner.query('alter table quota_use add primary key (agreement, day)')
    await runner.query('insert into quota_use select * from quota_use_whole')
    await runner.query('drop table quota_use_whole')
  }
}
