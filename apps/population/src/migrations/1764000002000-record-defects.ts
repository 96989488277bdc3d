import type { MigrationInterface, QueryRunner } from 'typeorm'

/** What real records have: deaths, ids merged into others, people listed in two households. */
export class RecordDefects1764000002000 implements MigrationInterface {
  name = 'RecordDefects1764000002000'

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table person add died_on date')
    await runner.query('alter table former_id drop constraint former_id_kind_check')
    await runner.query(`alter table former_id add constraint former_id_kind_check
      check (kind in ('cmnd9', 'taxCode', 'passport', 'mergedId'))`)
    await runner.query(
      `comment on table former_id is 'mergedId: a second 12-digit id of the same person, merged into person_id'`,
    )
    await runner.query('alter table household_member drop constraint household_member_pkey')
    await runner.query('alter table household_member add primary key (person_id, household_number)')
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table household_member drop constraint household_member_pkey')
    await runner.query('alter table household_member add primary key (person_id)')
    await runner.query(`delete from former_id where kind = 'mergedId'`)
    await runner.query('alter table former_id drop constraint former_id_kind_check')
    await runner.query(`alter table former_id add constraint former_id_kind_check
      check (kind in ('cmnd9', 'taxCode', 'passport'))`)
    await runner.query('alter table person drop died_on')
  }
}
