import type { MigrationInterface, QueryRunner } from 'typeorm'

/** Parcels with houses, owners, certificates, burdens, and the territories the database is complete for. */
export class LandTables1764000001000 implements MigrationInterface {
  name = 'LandTables1764000001000'

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create table parcel (
      parcel_id char(12) primary key,
      commune_code char(5) not null,
      mapped_on date not null,
      sheet_no integer not null,
      plot_no integer not null,
      area_m2 numeric(10, 1) not null check (area_m2 > 0),
      use_code text not null,
      address_detail text not null,
      trust text not null check (trust in ('verified', 'unverified')),
      updated_on date not null
    )`)
    await runner.query(`comment on column parcel.commune_code is 'the commune as it was called on mapped_on'`)
    await runner.query('create index parcel_natural_key on parcel (commune_code, sheet_no, plot_no)')
    await runner.query(`create table house (
      parcel_id char(12) primary key,
      floor_area_m2 numeric(10, 1) not null,
      built_area_m2 numeric(10, 1) not null,
      floors smallint not null,
      recorded_on date not null
    )`)
    await runner.query(`create table certificate (
      serial text primary key,
      parcel_id char(12) not null,
      book_no text not null,
      issued_on date not null
    )`)
    await runner.query('create index certificate_parcel on certificate (parcel_id)')
    await runner.query(`create table owner (
      parcel_id char(12) not null,
      position smallint not null,
      owner_kind text not null check (owner_kind in ('person', 'formerId', 'household')),
      id_number text,
      name_on_certificate text not null check (name_on_certificate is nfc normalized),
      name_key text not null,
      birth_year smallint,
      share_part smallint not null,
      share_whole smallint not null check (share_part between 1 and share_whole),
      primary key (parcel_id, position),
      check ((owner_kind = 'household') = (id_number is null))
    )`)
    await runner.query('create index owner_id on owner (id_number) where id_number is not null')
    await runner.query(`create index owner_household on owner (name_key, birth_year) where owner_kind = 'household'`)
    await runner.query(`create table mortgage (
      parcel_id char(12) not null,
      creditor text not null,
      since date not null,
      released_on date,
      primary key (parcel_id, since)
    )`)
    await runner.query(`create table dispute (
      parcel_id char(12) not null,
      subject text not null,
      opened_on date not null,
      closed_on date,
      primary key (parcel_id, opened_on)
    )`)
    await runner.query(`create table complete_territory (
      unit_code text primary key,
      complete_to date not null
    )`)
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table complete_territory, dispute, mortgage, owner, certificate, house, parcel')
  }
}
