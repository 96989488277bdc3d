import {
  isPredicateOf,
  type AskLookups,
  type Concept,
  type LookupOrder,
  type LookupSubject,
  type NamedSubject,
  type SubjectKeys,
} from '#contracts'
import { matchingKey } from '#vietnam'
import { conceptTwice, conceptUnknown, predicateUnfit } from './external.errors.js'

/** Whether number, name and birth date belong to one person: asked when a dossier is told, never by a look-up. */
const matchConcept = 'person.match'

/** What is asked, as far as the dictionary tells whether it can be. */
export interface LookupPlan {
  /** The person of the dossier; undefined of anybody else, about whom nothing is asked. */
  person: NamedSubject | undefined
  orders: Omit<LookupOrder, 'lookupId'>[]
}

/**
 * One look-up for each registry that keeps something of what is asked. `agreed`: what the agreements give, asked where the
 * request names nothing. Throws `concept_unknown`, `concept_twice` and `predicate_unfit`, each with its place.
 */
export function planLookups(
  { concepts, predicates = [], subject }: AskLookups,
  { subjects }: { subjects: readonly NamedSubject[] },
  { concept, agreed }: { concept: (id: string) => Concept | undefined; agreed: () => readonly string[] },
): LookupPlan {
  const known = (id: string, path: string) => {
    const found = id === matchConcept ? undefined : concept(id)
    if (!found) throw conceptUnknown(path)
    return found
  }
  const named = concepts ?? (predicates.length > 0 ? [] : agreed().filter((id) => id !== matchConcept && concept(id)))
  const asked = named.map((id, index) => known(id, `/concepts/${index}`))
  for (const [index, predicate] of predicates.entries()) {
    const found = known(predicate.concept, `/predicates/${index}/concept`)
    if (asked.includes(found)) throw conceptTwice(`/predicates/${index}/concept`)
    if (!isPredicateOf(found.type, predicate)) throw predicateUnfit(`/predicates/${index}`)
    asked.push(found)
  }
  const person = personOf(subject, subjects)
  const orders = [...Map.groupBy(asked, ({ registry }) => registry)].map(([registry, own]) => {
    const ids = own.map(({ id }) => id)
    const about = predicates.filter((predicate) => ids.includes(predicate.concept))
    const order = { registry, subject: keysOf(person), concepts: ids, mode: 'facts' as const }
    return about.length > 0 ? { ...order, predicates: about } : order
  })
  return { person, orders }
}

/** The person of the dossier a look-up is about; a name or birth date that is given must be theirs. */
export function personOf(
  { personId, fullName, birthDate }: LookupSubject,
  subjects: readonly NamedSubject[],
): NamedSubject | undefined {
  const person = subjects.find((each) => each.personId === personId)
  const isTheirs =
    (fullName === undefined || matchingKey(fullName) === matchingKey(person?.fullName ?? '')) &&
    (birthDate === undefined || birthDate === person?.birthDate)
  return isTheirs ? person : undefined
}

function keysOf(person: NamedSubject | undefined): SubjectKeys {
  return person ? { personId: person.personId, fullName: person.fullName, birthDate: person.birthDate } : {}
}
