import type { MigrationInterface, QueryRunner } from 'typeorm'

/** Waivers granted before hold where the authority that granted them is, as new ones do. */
export class WaiverTerritories1765100000000 implements MigrationInterface {
  readonly name = 'WaiverTerritories1765100000000'

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      update entry waiver
      set value = (waiver.value::jsonb || jsonb_build_object('territory', coalesce(authority.value ->> 'unit', 'VN')))::json,
          version = waiver.version + 1
      from entry authority
      where waiver.type = 'waiver' and waiver.value is not null
        and authority.type = 'authority' and authority.key = waiver.value ->> 'authority'`)
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      update entry set value = (value::jsonb - 'territory')::json, version = version + 1
      where type = 'waiver' and value is not null`)
  }
}
