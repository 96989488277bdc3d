import type { MigrationInterface, QueryRunner } from 'typeorm'

/** Papers are counted by what the official list demands: neither the application itself nor what is shown only where data does not tell it. */
export class DemandedPapers1766210000000 implements MigrationInterface {
  readonly name = 'DemandedPapers1766210000000'

  async up(runner: QueryRunner): Promise<void> {
    await replaceBrief(
      runner,
      `'papers', (select count(*) from json_array_elements(form->'documents') as paper where ${demanded}),
       'avoided', (select count(*) from json_array_elements(form->'documents') as paper where ${demanded} and ${replaced})`,
    )
  }

  async down(runner: QueryRunner): Promise<void> {
    await replaceBrief(
      runner,
      `'papers', (select count(*) from json_array_elements(form->'documents')),
       'avoided', (select count(*) from json_array_elements(form->'documents') as paper where
         coalesce((paper->>'isForm')::boolean, false) or ${replaced})`,
    )
  }
}

const is = (mark: string) => `coalesce((paper->>'${mark}')::boolean, false)`
const replaced = `case when json_typeof(paper->'replacedBy') = 'array' then json_array_length(paper->'replacedBy') > 0 else false end`
const demanded = `not (${is('isForm')} or ${is('onlyIfMissing')} or (${is('shown')} and ${replaced}))`

/** A generated column holds what its function said when a row was written, so it is made anew. */
async function replaceBrief(runner: QueryRunner, papers: string): Promise<void> {
  await runner.query('alter table entry drop brief')
  await runner.query(`
    create or replace function form_brief(form json) returns jsonb language sql immutable parallel safe as $$
      select jsonb_build_object('fields', count(*),
        'asked', count(*) filter (where binding->>'mode' in ('ask', 'attest')),
        'fetched', count(*) filter (where binding->>'mode' = 'registry'),
        ${papers})
      from json_each(form->'bindings') as field (path, binding)
    $$`)
  await runner.query(`
    alter table entry add brief jsonb
    generated always as (case when type = 'form' and value is not null then form_brief(value) end) stored`)
}
