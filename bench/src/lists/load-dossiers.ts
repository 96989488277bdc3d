import type pg from 'pg'
import { familyName, givenName } from '../../../libs/sandbox/src/model/given-names.js'
import { Random } from '#sandbox'
import { communeAgencyCode, searchKey, unitsAt } from '#vietnam'
import { say } from '../progress.js'

/** The province and the office of it that are looked at. */
export const province = 'H26'
export const office = 'H26.00637'
/** Names, procedures and days of the generated dossiers. */
export const kinds = { names: 100_000, procedures: 5_000, days: 365 }

const today = '2026-11-01'
const atOnce = 250_000

/**
 * Fills an empty dossier table with so many rows: a tenth of the province, a hundred and fiftieth of the office, the
 * others of all communes. Names as frequent as in the country, a few procedures that are common and many that are rare;
 * what is older than a month has mostly ended. Some are handled by a department of the province, few by another province.
 */
export async function loadDossiers(owner: pg.Client, rows: number): Promise<void> {
  await owner.query('begin')
  const { rows: indexes } = await owner.query<{ name: string; definition: string }>(indexStatement)
  for (const { name } of indexes) await owner.query(`drop index ${name}`)
  await owner.query(`create temporary table generated_name (id int primary key, name text, key text)`)
  await owner.query(`create temporary table generated_office (id int primary key, code text, is_province boolean)`)
  const names = generatedNames(new Random(1, 0))
  await owner.query('insert into generated_name select * from unnest($1::int[], $2::text[], $3::text[])', [
    names.map((_, index) => index),
    names,
    names.map(searchKey),
  ])
  const offices = unitsAt(today, 'commune').flatMap(({ code, parent }) => communeAgencyCode(parent ?? '', code) ?? [])
  await owner.query('insert into generated_office select * from unnest($1::int[], $2::text[], $3::boolean[])', [
    offices.map((_, index) => index),
    offices,
    offices.map((code) => code.startsWith(`${province}.`)),
  ])
  await owner.query('analyze generated_name, generated_office')
  await owner.query('select setseed(0.5)')
  for (let first = 0; first < rows; first += atOnce) {
    await owner.query(insertStatement, [first, Math.min(first + atOnce, rows) - 1])
    say(`${Math.min(first + atOnce, rows)} dossiers`)
  }
  await owner.query(`set local maintenance_work_mem = '512MB'`)
  for (const { name, definition } of indexes) {
    say(`Index ${name} …`)
    await owner.query(definition)
  }
  await owner.query('commit')
  await owner.query('vacuum (analyze) dossier')
}

/** The indexes of the table but those of its keys. */
const indexStatement = `
  select indexrelid::regclass::text as name, pg_get_indexdef(indexrelid) as definition from pg_index i
  where indrelid = 'dossier'::regclass and not exists (select from pg_constraint c where c.conindid = i.indexrelid)
  order by indexrelid`

function generatedNames(random: Random): string[] {
  return Array.from({ length: kinds.names }, (_, index) => {
    const sex = index % 2 === 0 ? 'female' : 'male'
    return `${familyName(random, 'Kinh')} ${givenName(random, sex, 1950 + (index % 55))}`
  })
}

const insertStatement = `
  with offices as (
    select array_agg(code order by id) as everywhere, array_agg(code order by id) filter (where is_province) as here
    from generated_office
  ), drawn as (
    select i, random() as a, random() as b, random() as c, random() as d, random() as e, random() as f
    from generate_series($1::int, $2::int) as i
  ), placed as (
    select d.*,
      case when i % 150 = 0 then '${office}'
        when i % 10 = 0 then here[1 + floor(a * cardinality(here))::int]
        else everywhere[1 + floor(a * cardinality(everywhere))::int] end as received_by,
      now() - b * interval '${kinds.days} days' as received_at,
      floor(${kinds.procedures} * c * c * c * c)::int as procedure_no,
      interval '3 days' + d * interval '25 days' as period
    from drawn d, offices
  ), staged as (
    select p.*,
      case when f < 0.03 then 'draft'
        when received_at + period * 1.3 > now() or f < 0.04 then
          (array['submitted', 'accepted', 'inProgress', 'inProgress', 'inProgress', 'supplementRequested', 'paymentRequested'])[1 + floor(e * 7)::int]
        else (array['returned', 'returned', 'returned', 'returned', 'returned', 'returned', 'returned', 'returned', 'returned',
          'completed', 'rejected', 'withdrawn'])[1 + floor(e * 12)::int] end as status
    from placed p
  )
  insert into dossier (id, code, procedure, form_version, status, identity, channel, created_by, applicant_person_id,
    applicant_name, search_name, applicant_birth_date, residence_unit, received_by, handled_by, answers, created_at,
    changed_at, received_at, due_at)
  select gen_random_uuid(),
    case when status <> 'draft' then received_by || to_char(received_at, '-YYMMDD-') || lpad((i / 7 % 9999 + 1)::text, 4, '0') || i end,
    '1.' || lpad(procedure_no::text, 6, '0'), '1.0.0', status, 'verified',
    case when i % 4 = 0 then 'counter' else 'citizen' end, 'issuer subject-' || i,
    lpad((i / 2 * 7919::bigint % 100000000000)::text, 12, '0'),
    name, key, '1980-01-01', '00637', received_by,
    case when i % 40 = 0 then split_part(received_by, '.', 1) || '.101' when i % 997 = 0 then '${province}.102' else received_by end,
    jsonb_build_object('/applicant/phone', '09' || i, '/reason', repeat(md5(i::text), 8)),
    received_at, least(now(), received_at + period * (0.5 + e)),
    case when status <> 'draft' then received_at end,
    case when status <> 'draft' then received_at + period end
  from staged join generated_name n on n.id = floor(${kinds.names} * (i * 0.6180339887498949 - floor(i * 0.6180339887498949)))::int`
