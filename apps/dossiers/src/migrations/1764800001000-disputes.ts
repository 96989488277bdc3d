import type { MigrationInterface, QueryRunner } from 'typeorm'

/**
 * A dispute names the value, the person and the records it is about, where it only named a path. One whose value no
 * snapshot of the dossier holds is about nothing any more.
 */
export class Disputes1764800001000 implements MigrationInterface {
  readonly name = 'Disputes1764800001000'

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      update dossier d set disputed = coalesce((
        select jsonb_agg(jsonb_build_object(
          'path', old.path,
          'role', coalesce(s.role, 'applicant'),
          'person', case when s.role is null then d.applicant_person_id else s."personId" end,
          'chosen', '{}'::jsonb,
          'value', coalesce(field->'value', 'null'::jsonb)))
        from jsonb_array_elements_text(d.disputed) as old (path)
        join snapshot held on held.id = d.snapshot_id
        join jsonb_array_elements(held.fields::jsonb) as field on field->>'path' = old.path and field->>'status' = 'provided'
        left join jsonb_to_recordset(d.subjects) as s (role text, "personId" text) on s.role = split_part(old.path, '/', 2)
      ), '[]')
      where disputed <> '[]'`)
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      update dossier set disputed = (select jsonb_agg(distinct dispute->>'path') from jsonb_array_elements(disputed) as dispute)
      where disputed <> '[]'`)
  }
}
