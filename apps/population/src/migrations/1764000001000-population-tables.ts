import type { MigrationInterface, QueryRunner } from 'typeorm'

/** People, households, residence with history, family links, former ids (Luật Căn cước 26/2023, điều 9). */
export class PopulationTables1764000001000 implements MigrationInterface {
  name = 'PopulationTables1764000001000'

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create table person (
      person_id char(12) primary key check (person_id ~ '^[0-9]{12}$'),
      full_name text not null check (full_name is nfc normalized),
      name_key text not null,
      birth_date text not null check (birth_date ~ '^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$'),
      sex text not null check (sex in ('male', 'female')),
      ethnicity text not null,
      nationality char(2) not null,
      marital_status text not null check (marital_status in ('single', 'married', 'divorced', 'widowed')),
      updated_on date not null
    )`)
    await runner.query(`create table former_id (
      kind text not null check (kind in ('cmnd9', 'taxCode', 'passport')),
      value text not null,
      person_id char(12) not null,
      primary key (kind, value, person_id)
    )`)
    await runner.query('create index former_id_person on former_id (person_id) include (kind, value)')
    await runner.query(`create table household (
      household_number text primary key,
      opened_on date not null
    )`)
    await runner.query(`create table household_member (
      person_id char(12) primary key,
      household_number text not null,
      relation_to_head text not null,
      since date not null
    )`)
    await runner.query(
      'create index household_member_household on household_member (household_number) include (person_id)',
    )
    await runner.query(`create table residence (
      person_id char(12) not null,
      since date not null,
      until date,
      unit_code char(5) not null,
      unit_as_of date not null,
      detail text not null,
      primary key (person_id, since)
    )`)
    await runner.query(
      `comment on column residence.unit_as_of is 'the day unit_code is read at: codes were used again in July 2025'`,
    )
    await runner.query(`create table family_link (
      person_id char(12) not null,
      kind text not null check (kind in ('father', 'mother', 'spouse')),
      relative_id char(12) not null,
      since date,
      until date,
      primary key (person_id, kind, relative_id)
    )`)
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table family_link, residence, household_member, household, former_id, person')
  }
}
