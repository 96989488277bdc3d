import type { MigrationInterface, QueryRunner } from 'typeorm'

/** What ministries are told of new uses of their data and of changes of agreements, and whether somebody there read it. */
export class OwnerMessages1765931000000 implements MigrationInterface {
  readonly name = 'OwnerMessages1765931000000'

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create table owner_message (
      id uuid primary key,
      authority text not null,
      at timestamptz not null,
      kind text not null,
      agreement text not null,
      procedure text not null,
      by_authority text not null,
      concepts text[] not null,
      reason text,
      quota_per_day integer,
      read_at timestamptz
    )`)
    await runner.query('create index owner_message_list on owner_message (authority, at desc, id desc)')
    await runner.query('create index owner_message_unread on owner_message (authority) where read_at is null')
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table owner_message')
  }
}
