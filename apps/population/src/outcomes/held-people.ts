import type { EntityManager } from 'typeorm'

/** A person as population holds them when an outcome arrives; dates are `YYYY-MM-DD`. */
export interface HeldPerson {
  person_id: string
  full_name: string
  name_key: string
  sex: 'male' | 'female'
  ethnicity: string
  marital_status: string
  died_on: string | null
  /** Of the residence today. */
  since: string | null
  /** The households the person is listed in. */
  households: string[]
}

/** These people by their ids, each locked until the transaction ends. */
export async function heldPeople(tx: EntityManager, ids: readonly unknown[]): Promise<Map<string, HeldPerson>> {
  await tx.query('select 1 from public.person where person_id = any($1::char(12)[]) order by person_id for update', [
    ids,
  ])
  const rows = await tx.query<HeldPerson[]>(
    `select p.person_id, p.full_name, p.name_key, p.sex, p.ethnicity, p.marital_status, p.died_on::text, r.since::text,
       array(select m.household_number from public.household_member m where m.person_id = p.person_id order by 1) as households
     from public.person p
     left join public.residence r on r.person_id = p.person_id and r.until is null
     where p.person_id = any($1::char(12)[])`,
    [ids],
  )
  return new Map(rows.map((row) => [row.person_id, row]))
}

/** A link of two people, in one direction. */
export interface HeldLink {
  person_id: string
  relative_id: string
  until: string | null
}

/** The marriages population knows of these people, in both directions, past ones too. */
export function heldMarriages(tx: EntityManager, ids: readonly unknown[]): Promise<HeldLink[]> {
  return tx.query<HeldLink[]>(
    `select person_id, relative_id, until::text from public.family_link
     where kind = 'spouse' and (person_id = any($1::char(12)[]) or relative_id = any($1::char(12)[]))`,
    [ids],
  )
}
