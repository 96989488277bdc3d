/** One person with residence, household and former ids; dates are `YYYY-MM-DD`. */
export interface PersonRow {
  person_id: string
  full_name: string
  name_key: string
  birth_date: string
  sex: string
  ethnicity: string
  nationality: string
  marital_status: string
  updated_on: string
  since: string | null
  unit_code: string | null
  unit_as_of: string | null
  detail: string | null
  household_number: string | null
  member_since: string | null
  household_size: number
  /** Of 9 digits, and those of 12 that were merged into this one. */
  former_ids: string[] | null
  former_tax_codes: string[] | null
}

/** Of someone listed in two households none is told: nobody can say which. */
export const personStatement = `select p.person_id, p.full_name, p.name_key, p.birth_date, p.sex, p.ethnicity, p.nationality,
    p.marital_status, p.updated_on::text, r.since::text, r.unit_code, r.unit_as_of::text, r.detail,
    h.household_number, h.since::text as member_since,
    (select count(*)::int from household_member m where m.household_number = h.household_number) as household_size,
    (select array_agg(f.value order by f.kind, f.value) from former_id f
      where f.person_id = p.person_id and f.kind in ('cmnd9', 'mergedId')) as former_ids,
    (select array_agg(f.value order by f.kind desc, f.value) from former_id f
      where f.person_id = p.person_id and f.kind in ('taxCode', 'mergedId')) as former_tax_codes
  from person p
  left join residence r on r.person_id = p.person_id and r.until is null
  left join lateral (select min(m.household_number) as household_number, min(m.since) as since
    from household_member m where m.person_id = p.person_id having count(*) = 1) h on true
  where p.person_id = any($1::char(12)[])`

/** The spouse population links to one person. */
export interface SpouseRow {
  subject: string
  person_id: string
  full_name: string
  birth_date: string
  updated_on: string
  linked_on: string | null
  unit_code: string | null
  unit_as_of: string | null
  former_ids: string[] | null
}

export const spouseStatement = `select l.person_id as subject, p.person_id, p.full_name, p.birth_date, p.updated_on::text,
    l.since::text as linked_on, r.unit_code, r.unit_as_of::text,
    (select array_agg(f.value order by f.kind, f.value) from former_id f
      where f.person_id = p.person_id and f.kind in ('cmnd9', 'mergedId')) as former_ids
  from family_link l
  join person p on p.person_id = l.relative_id
  left join residence r on r.person_id = p.person_id and r.until is null
  where l.kind = 'spouse' and l.until is null and l.person_id = any($1::char(12)[])`

/** One person of the household of the person asked about, themselves included. */
export interface MemberRow {
  subject: string
  person_id: string
  full_name: string
  birth_date: string
  since: string
  parents: string[]
  spouses: string[]
}

export const memberStatement = `select s.person_id as subject, m.person_id, p.full_name, p.birth_date, m.since::text,
    array(select l.relative_id from family_link l
      where l.person_id = m.person_id and l.kind in ('father', 'mother')) as parents,
    array(select l.relative_id from family_link l
      where l.person_id = m.person_id and l.kind = 'spouse' and l.until is null) as spouses
  from household_member s
  join household_member m on m.household_number = s.household_number
  join person p on p.person_id = m.person_id
  where s.person_id = any($1::char(12)[])
    and not exists (select from household_member o
      where o.person_id = s.person_id and o.household_number <> s.household_number)
  order by p.birth_date, m.person_id`

/** The one household of the person asked about, with its head. */
export interface HeadRow {
  subject: string
  relation_to_head: string
  since: string
  head_id: string
  head_name: string
}

/** Of someone listed in two households, and of a household without a head, none is told. */
export const headStatement = `select s.person_id as subject, s.relation_to_head, s.since::text, p.person_id as head_id,
    p.full_name as head_name
  from household_member s
  join household_member h on h.household_number = s.household_number and h.relation_to_head = 'head'
  join person p on p.person_id = h.person_id
  where s.person_id = any($1::char(12)[])
    and not exists (select from household_member o
      where o.person_id = s.person_id and o.household_number <> s.household_number)`

/** Someone an id of any kind leads to. */
export interface CandidateRow {
  kind: 'personId' | 'cmnd9' | 'passport'
  value: string
  person_id: string
  name_key: string
  birth_date: string
}

/** An id that was merged into another leads to the person who has the other now. */
export const candidateStatement = `select 'personId' as kind, p.person_id::text as value, p.person_id, p.name_key, p.birth_date
  from person p where p.person_id = any($1::char(12)[])
  union all
  select 'personId', f.value, p.person_id, p.name_key, p.birth_date
  from former_id f join person p on p.person_id = f.person_id
  where f.kind = 'mergedId' and f.value = any($1::text[])
  union all
  select f.kind, f.value, p.person_id, p.name_key, p.birth_date
  from former_id f join person p on p.person_id = f.person_id
  where f.kind in ('cmnd9', 'passport') and f.value = any($2::text[])`

/** Somebody population links to the person asked about as nearest family. */
export interface RelativeRow {
  subject: string
  person_id: string
  name_key: string
  birth_date: string
  relation: 'spouse' | 'parent' | 'child' | 'sibling'
}

/** A former spouse is none; brothers and sisters are those with one parent in common. */
export const relativeStatement = `select l.subject, p.person_id, p.name_key, p.birth_date, l.relation
  from (
    select person_id as subject, relative_id, 'spouse' as relation from family_link
      where kind = 'spouse' and until is null and person_id = any($1::char(12)[])
    union
    select person_id, relative_id, 'parent' from family_link
      where kind in ('father', 'mother') and person_id = any($1::char(12)[])
    union
    select relative_id, person_id, 'child' from family_link
      where kind in ('father', 'mother') and relative_id = any($1::char(12)[])
    union
    select own.person_id, other.person_id, 'sibling'
      from family_link own join family_link other on other.relative_id = own.relative_id
      where own.kind in ('father', 'mother') and other.kind in ('father', 'mother')
        and own.person_id = any($1::char(12)[]) and other.person_id <> own.person_id
  ) l
  join person p on p.person_id = l.relative_id`

/** Of the ids asked, those that were merged into another: their records are found, but under another key. */
export const mergedStatement = `select value from former_id where kind = 'mergedId' and value = any($1::text[])`
