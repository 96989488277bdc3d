import type { MigrationInterface, QueryRunner } from 'typeorm'

/** One row a licence; the columns are samples, the classes those of Luật 36/2024/QH15 (Điều 57). */
export class DrivingLicenceTables1764000001000 implements MigrationInterface {
  name = 'DrivingLicenceTables1764000001000'

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create table driving_licence (
      licence_no char(12) primary key,
      id_number text not null check (id_number ~ '^([0-9]{9}|[0-9]{12})$'),
      name_key text not null,
      classes text not null check (classes ~ '^[A-D][A-Z0-9]*(, [A-D][A-Z0-9]*)*$'),
      issued_on date not null,
      valid_to date check (valid_to > issued_on),
      revoked_on date,
      updated_on date not null
    )`)
    await runner.query(
      `comment on column driving_licence.id_number is 'the personal id, or the 9-digit id it was issued to'`,
    )
    await runner.query(`comment on column driving_licence.valid_to is 'null where every class is without a term'`)
    await runner.query('create index driving_licence_id on driving_licence (id_number)')
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table driving_licence')
  }
}
