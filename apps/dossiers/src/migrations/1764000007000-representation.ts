import type { MigrationInterface, QueryRunner } from 'typeorm'

/** Who acts for the applicant of a dossier. */
export class Representation1764000007000 implements MigrationInterface {
  readonly name = 'Representation1764000007000'

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table dossier add representation jsonb')
    await runner.query(`create index dossier_representative on dossier ((representation->>'personId'), changed_at desc, id)
      where representation is not null`)
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table dossier drop representation')
  }
}
