import type { MigrationInterface, QueryRunner } from 'typeorm'

/** So that a head counts what nobody has without reading the dossiers. */
async function topDue(runner: QueryRunner, beside: string): Promise<void> {
  await runner.query('drop index dossier_of_top_due')
  await runner.query(
    `create index dossier_of_top_due on dossier (received_top, due_place, id) include (${beside}) where office_view > 0`,
  )
}

/** Who of an office works on a dossier, who works at an office, and notes only the office reads. */
export class OfficeWork1765700000000 implements MigrationInterface {
  readonly name = 'OfficeWork1765700000000'

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table dossier add assigned_to text, add assigned_name text')
    await runner.query(`
      create index dossier_assigned on dossier (assigned_to, due_place, id)
      include (status, procedure, office_view, received_place, changed_place) where assigned_to is not null`)
    await topDue(runner, 'status, procedure, office_view, assigned_to')
    await runner.query(`
      create table office_worker (
        authority text not null,
        account text not null,
        name text not null,
        permissions text[] not null,
        seen_on date not null,
        primary key (authority, account)
      )`)
    await runner.query(`
      create table dossier_note (
        id uuid primary key,
        dossier_id uuid not null references dossier on delete cascade,
        at timestamptz not null,
        actor_name text not null,
        text text not null
      )`)
    await runner.query('create index dossier_note_dossier on dossier_note (dossier_id, id)')
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table dossier_note')
    await runner.query('drop table office_worker')
    await topDue(runner, 'status, procedure, office_view')
    await runner.query('drop index dossier_assigned')
    await runner.query('alter table dossier drop assigned_to, drop assigned_name')
  }
}
