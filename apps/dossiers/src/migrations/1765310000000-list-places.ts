import type { MigrationInterface, QueryRunner } from 'typeorm'

const micros = (moment: string) =>
  `(extract(epoch from ${moment} - timestamptz '1970-01-01 00:00:00+00') * 1000000)::bigint`

const running = `status in ('submitted', 'accepted', 'inProgress')`

/** The whole numbers the orders of lists grow along; `place.rules.ts` says what their ranges mean. */
const duePlace = `case
  when ${running} and due_at is not null then ${micros('due_at')}
  when ${running} or status in ('supplementRequested', 'paymentRequested') then 100000000000000000 + coalesce(${micros('due_at')}, 0)
  when status = 'draft' then 300000000000000000 - ${micros('changed_at')}
  else 400000000000000000 - ${micros('changed_at')} end`
const receivedPlace = `case when received_at is null then 200000000000000000 - ${micros('changed_at')}
  else 100000000000000000 - ${micros('received_at')} end`
const changedPlace = `100000000000000000 - ${micros('changed_at')}`

const officeView = `case when status <> 'draft' or channel <> 'citizen' then 2
  when representation->>'status' = 'unverified' then 1 else 0 end`

/** What a filter or another order needs to know of a row, so that an index answers alone. */
const beside = 'include (status, procedure, office_view, received_place, changed_place)'

/**
 * Lists at national size: places in the orders of lists, the authority at the top of an office, to whom an office passed
 * what it received, who sees a draft, and
 * the words a search finds are columns the database keeps, with an index for each question. Rewrites the table: about a
 * minute for each million dossiers.
 */
export class ListPlaces1765310000000 implements MigrationInterface {
  readonly name = 'ListPlaces1765310000000'

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create function dossier_words(tops text[], name text, code text, procedure text, ids text[]) returns tsvector
      language sql immutable parallel safe as $$
        select array_to_tsvector(array(
          select top || case when word ~ '[0-9]' then '.' else ' ' end || word
          from unnest(tops) as top,
            regexp_split_to_table(translate(lower(concat_ws(' ', name, code, procedure, ltrim(split_part(code, '-', 3), '0'))),
              'y', 'i'), '[[:space:].,/-]+') as word
          where top is not null and word <> ''
          union all
          select top || ',' || id from unnest(tops) as top, unnest(ids) as id where top is not null and id is not null
        ))
      $$`)
    for (const index of ['received_by_changed_at_id', 'handled_by_changed_at_id', 'applicant_person_id_changed_at_id'])
      await runner.query(`drop index dossier_${index}_idx`)
    await runner.query('drop index dossier_representative, dossier_received_due, dossier_handled_due')
    await runner.query(
      'alter table dossier alter received_by type text collate "C", alter handled_by type text collate "C"',
    )
    await runner.query(`
      alter table dossier
        add received_top text collate "C" generated always as (split_part(received_by, '.', 1)) stored,
        add passed_to text collate "C" generated always as (case when handled_by is distinct from received_by then handled_by end) stored,
        add passed_top text collate "C" generated always as (case when split_part(handled_by, '.', 1) is distinct from
          split_part(received_by, '.', 1) then split_part(handled_by, '.', 1) end) stored,
        add office_view smallint not null generated always as (${officeView}) stored,
        add due_place bigint not null generated always as (${duePlace}) stored,
        add received_place bigint not null generated always as (${receivedPlace}) stored,
        add changed_place bigint not null generated always as (${changedPlace}) stored,
        add words tsvector generated always as (dossier_words(
          array[split_part(received_by, '.', 1), split_part(handled_by, '.', 1)], search_name, code, procedure,
          array[applicant_person_id, applicant_old_id, applicant_passport])) stored`)
    await runner.query(`
      create index dossier_of_office on dossier (received_by, due_place, id) ${beside} where office_view > 0`)
    for (const [name, column] of [
      ['handler', 'passed_to'],
      ['other_top', 'passed_top'],
    ])
      await runner.query(`
        create index dossier_of_${name} on dossier (${column}, due_place, id) ${beside}
        where office_view > 0 and ${column} is not null`)
    for (const order of ['due', 'received', 'changed'])
      await runner.query(`
        create index dossier_of_top_${order} on dossier (received_top, ${order}_place, id)
        include (status, procedure, office_view${order === 'due' ? '' : ', due_place'}) where office_view > 0`)
    await runner.query(`
      create index dossier_of_top_status on dossier (received_top, status, due_place, id) ${beside.replace('status, ', '')}
      where office_view > 0`)
    await runner.query(`
      create index dossier_of_top_procedure on dossier (received_top, procedure, due_place, id)
      ${beside.replace('procedure, ', '')} where office_view > 0`)
    await runner.query('create index dossier_words_found on dossier using gin (words) where office_view > 0')
    await runner.query('create index dossier_of_applicant on dossier (applicant_person_id, changed_place, id)')
    await runner.query(`
      create index dossier_of_representative on dossier ((representation->>'personId'), changed_place, id)
      where representation is not null`)
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index dossier_of_applicant, dossier_of_representative')
    await runner.query(`
      alter table dossier drop words, drop changed_place, drop received_place, drop due_place, drop office_view,
        drop passed_to, drop passed_top, drop received_top`)
    await runner.query('drop function dossier_words')
    await runner.query(
      'alter table dossier alter received_by type text collate "default", alter handled_by type text collate "default"',
    )
    await runner.query('create index on dossier (applicant_person_id, changed_at desc, id)')
    await runner.query('create index on dossier (received_by, changed_at desc, id)')
    await runner.query('create index on dossier (handled_by, changed_at desc, id)')
    await runner.query('create index dossier_received_due on dossier (received_by, due_at, id)')
    await runner.query('create index dossier_handled_due on dossier (handled_by, due_at, id)')
    await runner.query(`create index dossier_representative on dossier ((representation->>'personId'), changed_at desc, id)
      where representation is not null`)
  }
}
