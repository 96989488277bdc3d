import type { MigrationInterface, QueryRunner } from 'typeorm'

/** Where people typed what a registry holds: in which dossier at which place, and how often; never what. */
export class Repeats1764000008000 implements MigrationInterface {
  readonly name = 'Repeats1764000008000'

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table answer_repeat (
        dossier_id uuid not null references dossier on delete cascade,
        path text not null,
        primary key (dossier_id, path)
      )`)
    await runner.query(`
      create table field_repeat (
        procedure text not null,
        form_version text not null,
        path text not null,
        concept text,
        dossiers int not null,
        primary key (procedure, form_version, path)
      )`)
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table field_repeat')
    await runner.query('drop table answer_repeat')
  }
}
