import type { MigrationInterface, QueryRunner } from 'typeorm'

/**
 * What lists of thousands of procedures and announcements need: of each form how many fields and papers it has, so that no
 * list reads whole forms, and an index by the concept of an announcement and the registry of a concept.
 */
export class NationalSize1765320000000 implements MigrationInterface {
  readonly name = 'NationalSize1765320000000'

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create function form_brief(form json) returns jsonb language sql immutable parallel safe as $$
        select jsonb_build_object('fields', count(*),
          'asked', count(*) filter (where binding->>'mode' in ('ask', 'attest')),
          'fetched', count(*) filter (where binding->>'mode' = 'registry'),
          'papers', (select count(*) from json_array_elements(form->'documents')),
          'avoided', (select count(*) from json_array_elements(form->'documents') as paper where
            coalesce((paper->>'isForm')::boolean, false) or
            (json_typeof(paper->'replacedBy') = 'array' and json_array_length(paper->'replacedBy') > 0)))
        from json_each(form->'bindings') as field (path, binding)
      $$`)
    await runner.query(`
      alter table entry add brief jsonb
      generated always as (case when type = 'form' and value is not null then form_brief(value) end) stored`)
    await runner.query(`
      create index entry_announced on entry ((value->>'concept'), key) where type = 'announcement' and value is not null`)
    await runner.query(`
      create index entry_of_registry on entry ((value->>'registry'), key) where type = 'concept' and value is not null`)
    await runner.query('create index entry_versions on entry (type, version)')
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index entry_announced, entry_of_registry, entry_versions')
    await runner.query('alter table entry drop brief')
    await runner.query('drop function form_brief')
  }
}
