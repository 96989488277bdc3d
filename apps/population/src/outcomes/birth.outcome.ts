import { createHash } from 'node:crypto'
import type { EntityManager } from 'typeorm'
import type { SignedOutcome } from '#contracts'
import { outcomeChange, textOf, valueInvalid, type RowChange } from '#registry'
import { composePersonalId, dayOf, isPersonName, matchingKey, provinceOf } from '#vietnam'
import { bookTable, entriesSoFar, nextEntry } from './book-entry.js'
import { heldPeople, type HeldPerson } from './held-people.js'
import { birthRegistered, communeUnknown, personUnknown } from './outcome-refusals.js'

/** The parents, their children, and the personal ids that nobody has yet. */
export interface HeldParents {
  /** The one who registers the birth. */
  parent: HeldPerson | undefined
  /** Undefined where none is named; null where nobody has the id. */
  other: HeldPerson | null | undefined
  children: readonly { name_key: string; birth_date: string }[]
  /** Of the ids the child could have. */
  free: readonly string[]
  entries: number
}

/** The entry of a birth, with the child's personal id and who the parents are. */
export const birth = outcomeChange(load, registerBirth)

async function load(tx: EntityManager, outcome: SignedOutcome): Promise<HeldParents> {
  const { parentId, otherParentId } = outcome.values
  const entries = await entriesSoFar(tx, 'birth', outcome)
  const people = await heldPeople(tx, [parentId, otherParentId])
  const children = await tx.query<HeldParents['children']>(
    `select p.name_key, p.birth_date from public.family_link l join public.person p on p.person_id = l.person_id
     where l.kind in ('father', 'mother') and l.relative_id = $1`,
    [parentId],
  )
  const ids = possibleIds(outcome)
  const taken = await tx.query<{ id: string }[]>(
    `select person_id as id from public.person where person_id = any($1::char(12)[])
     union all select value from public.former_id where kind = 'mergedId' and value = any($1::text[])`,
    [ids],
  )
  return {
    ...{ parent: people.get(String(parentId)), children, entries },
    other: typeof otherParentId === 'string' ? (people.get(otherParentId) ?? null) : undefined,
    free: ids.filter((id) => !taken.some((row) => row.id === id)),
  }
}

/**
 * The personal ids a newborn can have, in order: province, century, sex and year as the law has them (Luật Căn cước 26/2023,
 * điều 12), and six digits by a sample scheme that follow from the outcome.
 */
function possibleIds({ outcomeId, unit, signedAt, values }: SignedOutcome): string[] {
  const province = unit === undefined ? undefined : provinceOf(unit, dayOf(new Date(signedAt)))?.code
  const { sex, bornOn } = values
  if (province === undefined || (sex !== 'male' && sex !== 'female') || typeof bornOn !== 'string') return []
  const meaning = { province, sex, birthYear: Number(bornOn.slice(0, 4)) } as const
  if (!(meaning.birthYear >= 1900 && meaning.birthYear < 2400)) return []
  return Array.from({ length: 32 }, (_, at) => {
    const serial = createHash('sha256').update(`${outcomeId} ${at}`).digest().readUInt32BE(0) % 1_000_000
    return composePersonalId(meaning, serial)
  })
}

/** Enters the birth, gives the child its personal id, and links it to its parents. */
export function registerBirth(outcome: SignedOutcome, held: HeldParents): RowChange[] {
  const { parent, other, children, free, entries } = held
  if (!parent || other === null) throw personUnknown()
  const day = dayOf(new Date(outcome.signedAt))
  const [full_name, born_on, sex] = [textOf(outcome, 'fullName'), textOf(outcome, 'bornOn'), textOf(outcome, 'sex')]
  if (!isPersonName(full_name)) throw valueInvalid('fullName')
  if (!/^\d{4}-\d{2}-\d{2}$/.test(born_on) || born_on > day) throw valueInvalid('bornOn')
  if (sex !== 'male' && sex !== 'female') throw valueInvalid('sex')
  const name_key = matchingKey(full_name)
  if (children.some((child) => child.name_key === name_key && child.birth_date === born_on)) throw birthRegistered()
  const [person_id] = free
  if (person_id === undefined) throw communeUnknown()
  const like = outcome.values['ethnicityAfter'] === 'spouse' && other ? other : parent
  return [
    {
      table: 'public.person',
      insert: {
        ...{ person_id, full_name, name_key, birth_date: born_on, sex, ethnicity: like.ethnicity, nationality: 'VN' },
        ...{ marital_status: 'single', updated_on: day },
      },
    },
    ...[parent, ...(other ? [other] : [])].map((each): RowChange => ({
      table: 'public.family_link',
      insert: {
        ...{ person_id, kind: each.sex === 'female' ? 'mother' : 'father', relative_id: each.person_id },
        since: born_on,
      },
    })),
    {
      table: bookTable('birth'),
      insert: {
        ...{ person_id, full_name, name_key, born_on, place: textOf(outcome, 'place') },
        ...nextEntry('birth', outcome, entries),
      },
    },
  ]
}
