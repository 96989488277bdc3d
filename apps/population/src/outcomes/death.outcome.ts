import type { EntityManager } from 'typeorm'
import type { SignedOutcome } from '#contracts'
import { outcomeChange, textOf, valueInvalid, type RowChange } from '#registry'
import { dayOf } from '#vietnam'
import { bookTable, entriesSoFar, nextEntry } from './book-entry.js'
import { heldMarriages, heldPeople, type HeldLink, type HeldPerson } from './held-people.js'
import { deathRegistered, personUnknown } from './outcome-refusals.js'

/** The person, and whom they were married to. */
export interface HeldDeceased {
  person: HeldPerson | undefined
  isEntered: boolean
  links: readonly HeldLink[]
  entries: number
}

/** The entry of a death, with what population says of the person and of the one they leave behind. */
export const death = outcomeChange(load, registerDeath)

async function load(tx: EntityManager, outcome: SignedOutcome): Promise<HeldDeceased> {
  const { personId } = outcome.values
  const entries = await entriesSoFar(tx, 'death', outcome)
  const links = await heldMarriages(tx, [personId])
  const people = await heldPeople(tx, [personId, ...links.map(({ relative_id }) => relative_id)])
  const entered = await tx.query<unknown[]>(`select 1 from ${bookTable('death')} where person_id = $1`, [personId])
  return { person: people.get(String(personId)), isEntered: entered.length > 0, links, entries }
}

/** Enters the death; residence, household and marriage end on that day. */
export function registerDeath(
  outcome: SignedOutcome,
  { person, isEntered, links, entries }: HeldDeceased,
): RowChange[] {
  if (!person) throw personUnknown()
  if (isEntered || person.died_on !== null) throw deathRegistered()
  const day = dayOf(new Date(outcome.signedAt))
  const died_on = textOf(outcome, 'diedOn')
  if (!/^\d{4}-\d{2}-\d{2}$/.test(died_on) || died_on > day) throw valueInvalid('diedOn')
  const { person_id, full_name, name_key } = person
  const lasting = links.filter(({ until }) => until === null)
  const left = new Set(lasting.flatMap((link) => [link.person_id, link.relative_id]).filter((id) => id !== person_id))
  return [
    {
      table: bookTable('death'),
      insert: {
        ...{ person_id, full_name, name_key, died_on, place: textOf(outcome, 'place') },
        ...nextEntry('death', outcome, entries),
      },
    },
    { table: 'public.person', where: { person_id }, set: { died_on, updated_on: day } },
    { table: 'public.residence', where: { person_id, until: null }, set: { until: died_on } },
    ...person.households.slice(0, 1).map((): RowChange => ({
      table: 'public.household_member',
      where: { person_id },
      remove: true,
    })),
    ...lasting.map((link): RowChange => ({
      table: 'public.family_link',
      where: { person_id: link.person_id, kind: 'spouse', relative_id: link.relative_id },
      set: { until: died_on },
    })),
    ...[...left].map((id): RowChange => ({
      table: 'public.person',
      where: { person_id: id, marital_status: 'married' },
      set: { marital_status: 'widowed', updated_on: day },
    })),
  ]
}
