import type { EntityManager } from 'typeorm'
import type { SignedOutcome } from '#contracts'
import { outcomeChange, type RowChange } from '#registry'
import { dayOf } from '#vietnam'
import { bookTable, entriesSoFar, nextEntry } from './book-entry.js'
import { heldMarriages, heldPeople, type HeldLink, type HeldPerson } from './held-people.js'
import { alreadyMarried, marriageNotRecordable, personDead, personUnknown } from './outcome-refusals.js'

/** The two people, and the marriages known of them. */
export interface HeldCouple {
  people: readonly (HeldPerson | undefined)[]
  links: readonly HeldLink[]
  entries: number
}

/** The entry of a marriage, with what population says of the two. */
export const marriage = outcomeChange(load, registerMarriage)

async function load(tx: EntityManager, outcome: SignedOutcome): Promise<HeldCouple> {
  const ids = [outcome.values['personId'], outcome.values['partnerId']]
  const entries = await entriesSoFar(tx, 'marriage', outcome)
  const people = await heldPeople(tx, ids)
  return { people: ids.map((id) => people.get(String(id))), links: await heldMarriages(tx, ids), entries }
}

/** Enters the marriage on the day of the decision (Luật Hộ tịch 60/2014/QH13), and both are married to each other. */
export function registerMarriage(outcome: SignedOutcome, { people, links, entries }: HeldCouple): RowChange[] {
  const [one, other] = people
  if (!one || !other) throw personUnknown()
  if (one.died_on !== null || other.died_on !== null) throw personDead()
  const lasting = links.some(({ until }) => until === null)
  if (lasting || one.marital_status === 'married' || other.marital_status === 'married') throw alreadyMarried()
  const husband = [one, other].find(({ sex }) => sex === 'male')
  const wife = [one, other].find(({ sex }) => sex === 'female')
  if (!husband || !wife) throw marriageNotRecordable()
  const day = dayOf(new Date(outcome.signedAt))
  return [
    {
      table: bookTable('marriage'),
      insert: {
        ...{ husband_id: husband.person_id, husband_name: husband.full_name, husband_key: husband.name_key },
        ...{ wife_id: wife.person_id, wife_name: wife.full_name, wife_key: wife.name_key, married_on: day },
        ...nextEntry('marriage', outcome, entries),
      },
    },
    ...[husband, wife].map(({ person_id }): RowChange => ({
      table: 'public.person',
      where: { person_id },
      set: { marital_status: 'married', updated_on: day },
    })),
    linkOf(husband, wife, links, day),
    linkOf(wife, husband, links, day),
  ]
}

/** Two who were married to each other before have a link that ended; it begins again. */
function linkOf(from: HeldPerson, to: HeldPerson, links: readonly HeldLink[], since: string): RowChange {
  const link = { person_id: from.person_id, kind: 'spouse', relative_id: to.person_id }
  const known = links.some((each) => each.person_id === link.person_id && each.relative_id === link.relative_id)
  return known
    ? { table: 'public.family_link', where: link, set: { since, until: null } }
    : { table: 'public.family_link', insert: { ...link, since } }
}
