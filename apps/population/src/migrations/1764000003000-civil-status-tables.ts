import type { MigrationInterface, QueryRunner } from 'typeorm'
import { RegistryTables1764000000000 } from '#registry'

/** The schema of the civil-status registry within the database of the service that hosts it. */
export const civilStatusSchema = 'civil_status'

/** The civil-status books: births, marriages, divorces, deaths (Luật Hộ tịch 60/2014/QH13), and the kit's own tables. */
export class CivilStatusTables1764000003000 implements MigrationInterface {
  name = 'CivilStatusTables1764000003000'

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create schema ${civilStatusSchema}`)
    await runner.query(`do $$ begin
      execute format('grant usage on schema ${civilStatusSchema} to %I', replace(current_user, '_owner', '_app'));
    end $$`)
    await runner.query(`set local search_path to ${civilStatusSchema}`)
    await new RegistryTables1764000000000().up(runner)
    await this.books(runner)
    await runner.query('set local search_path to default')
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop schema ${civilStatusSchema} cascade`)
  }

  private async books(runner: QueryRunner): Promise<void> {
    await runner.query(`create table birth (
      person_id char(12) primary key,
      full_name text not null check (full_name is nfc normalized),
      name_key text not null,
      born_on date not null,
      place text not null,
      ${entryColumns}
    )`)
    await runner.query(`create table marriage (
      husband_id char(12) not null,
      wife_id char(12) not null,
      husband_name text not null check (husband_name is nfc normalized),
      husband_key text not null,
      wife_name text not null check (wife_name is nfc normalized),
      wife_key text not null,
      married_on date not null,
      ${entryColumns},
      primary key (husband_id, wife_id, married_on)
    )`)
    await runner.query('create index marriage_wife on marriage (wife_id)')
    await runner.query(`create table divorce (
      husband_id char(12) not null,
      wife_id char(12) not null,
      divorced_on date not null,
      decision text not null,
      court text not null,
      primary key (husband_id, wife_id, divorced_on)
    )`)
    await runner.query('create index divorce_wife on divorce (wife_id)')
    await runner.query(`create table death (
      person_id char(12) primary key,
      full_name text not null check (full_name is nfc normalized),
      name_key text not null,
      died_on date not null,
      place text not null,
      ${entryColumns}
    )`)
    await runner.query(`create or replace function refresh_statistics() returns void language plpgsql security definer as $$
      declare one record;
      begin
        for one in select tablename from pg_tables where schemaname = '${civilStatusSchema}' loop
          execute format('analyze ${civilStatusSchema}.%I', one.tablename);
        end loop;
      end $$`)
  }
}

/** What every entry of a book has: `unit_code` is read at `entered_on`. */
const entryColumns = `entry_number text not null,
      book text not null,
      entered_on date not null,
      unit_code char(5) not null,
      late boolean not null`
