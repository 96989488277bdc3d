import { createHash } from 'node:crypto'
import type { EntityManager } from 'typeorm'
import type { SignedOutcome } from '#contracts'
import { outcomeChange, textOf, valueInvalid, type RowChange } from '#registry'
import { dayOf, matchingKey, unitAt } from '#vietnam'
import { heldPeople, type HeldPerson } from './held-people.js'
import {
  communeUnknown,
  householdUnclear,
  moverUnknown,
  newerRecord,
  personDead,
  personUnknown,
} from './outcome-refusals.js'

/** The person a residence is registered for, and who is listed with them. */
export interface HeldHousehold {
  person: HeldPerson | undefined
  /** The others of the household; none where the person is not listed in exactly one. */
  others: readonly HeldPerson[]
}

/** The registered residence of a person, alone, with all of the household, or with some of it. */
export const residence = outcomeChange(load, registerResidence)

async function load(tx: EntityManager, { values }: SignedOutcome): Promise<HeldHousehold> {
  const { personId } = values
  const listed = await tx.query<{ person_id: string }[]>(
    `select o.person_id from public.household_member m
     join public.household_member o on o.household_number = m.household_number
     where m.person_id = $1 and not exists (select from public.household_member x
       where x.person_id = m.person_id and x.household_number <> m.household_number)`,
    [personId],
  )
  const people = await heldPeople(tx, [personId, ...listed.map((row) => row.person_id)])
  const person = people.get(String(personId))
  return { person, others: [...people.values()].filter((each) => each !== person) }
}

/**
 * Ends the old residence on the day of the decision and begins the new one in the commune that decided. All of a household
 * keep their number; others who move become a household of their own, but for those who move to their family, whom the
 * commune police lists.
 */
export function registerResidence(outcome: SignedOutcome, { person, others }: HeldHousehold): RowChange[] {
  if (!person) throw personUnknown()
  const day = dayOf(new Date(outcome.signedAt))
  const unit = outcome.unit === undefined ? undefined : unitAt(outcome.unit, day)
  if (unit?.level !== 'commune') throw communeUnknown()
  const detail = textOf(outcome, 'address')
  const moves = textOf(outcome, 'moves')
  const movers = [person, ...moversOf(outcome, moves, person, others)]
  for (const { died_on, since } of movers) {
    if (died_on !== null) throw personDead()
    if (since !== null && since >= day) throw newerRecord()
  }
  return [
    ...movers.flatMap(({ person_id }): RowChange[] => [
      { table: 'public.residence', where: { person_id, until: null }, set: { until: day } },
      {
        table: 'public.residence',
        insert: { person_id, since: day, unit_code: unit.code, unit_as_of: day, detail },
      },
    ]),
    ...(moves === 'everyone' ? [] : newHousehold(outcome, movers, unit.code, day)),
  ]
}

function moversOf(outcome: SignedOutcome, moves: string, person: HeldPerson, others: readonly HeldPerson[]) {
  if (moves === 'alone') return []
  if (moves !== 'everyone' && moves !== 'some') throw valueInvalid('moves')
  if (person.households.length !== 1) throw householdUnclear()
  if (moves === 'everyone') return others.filter(({ died_on }) => died_on === null)
  const names = textOf(outcome, 'movers').split(/[,;\n]/).map(matchingKey).filter(Boolean) // prettier-ignore
  return names
    .filter((name) => name !== person.name_key)
    .map((name) => {
      const [found, ...more] = others.filter(({ name_key }) => name_key === name)
      if (!found || more.length > 0) throw moverUnknown()
      return found
    })
}

function newHousehold(outcome: SignedOutcome, movers: readonly HeldPerson[], unit: string, day: string): RowChange[] {
  const left = movers.flatMap(({ person_id, households }): RowChange[] =>
    households.length === 0 ? [] : [{ table: 'public.household_member', where: { person_id }, remove: true }],
  )
  if (outcome.values['basis'] === 'family') return left
  const household_number = householdNumber(unit, outcome.outcomeId)
  return [
    ...left,
    { table: 'public.household', insert: { household_number, opened_on: day } },
    ...movers.map(({ person_id }, at): RowChange => ({
      table: 'public.household_member',
      insert: { person_id, household_number, relation_to_head: at === 0 ? 'head' : 'other', since: day },
    })),
  ]
}

/** Sample scheme: the unit and twelve digits that follow from the outcome. */
function householdNumber(unit: string, outcomeId: string): string {
  const digits = BigInt(`0x${createHash('sha256').update(outcomeId).digest('hex')}`) % 1_000_000_000_000n
  return `HS${unit}${String(digits).padStart(12, '0')}`
}
