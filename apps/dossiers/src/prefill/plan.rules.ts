import { hash } from 'node:crypto'
import {
  isOwnRegistry,
  type Concept,
  type FormDocument,
  type LandKeys,
  type LookupOrder,
  type LookupResult,
  type RegistryId,
  type SubjectKeys,
} from '#contracts'
import { boundFields } from '#forms'

/** What one look-up asks: a registry's concepts about the person in one role. Its ids are given out when it is ordered. */
export interface PlannedLookup {
  registry: RegistryId
  /** The role in the form: `applicant`, `spouse`. */
  role: string
  subject: SubjectKeys
  concepts: string[]
  /** `match`: only whether the keys belong to one person, and whether they are linked as claimed. */
  mode?: 'match'
}

/** A planned look-up with the id that names it everywhere. */
export interface OrderedLookup extends PlannedLookup {
  lookupId: string
}

/** One look-up with how it ended. */
export interface Looked {
  order: OrderedLookup
  result: LookupResult
}

/** The keys and the residence by which others are asked; population tells them, a request body never does. */
const keyConcepts = {
  applicant: ['person.personId', 'person.formerIds', 'person.formerTaxCodes', 'person.residence.unit'],
  spouse: [
    ...['person.spouse.personId', 'person.spouse.formerIds', 'person.spouse.fullName', 'person.spouse.birthDate'],
    'person.spouse.residence.unit',
  ],
} as const

/** Asked beside the form where the agreement covers it: whether the register of deaths has somebody of the form. */
export const deathConcept = 'civilStatus.death.date'

/** The concepts a form needs of each registry about each role, with the keys the next wave needs. */
export function conceptsOf(
  form: FormDocument,
  concept: (id: string) => Concept | undefined,
  covered: (concept: string) => boolean,
  isConnected: (registry: string) => boolean = isOwnRegistry,
): { registry: RegistryId; role: string; concepts: string[] }[] {
  const groups = new Map<string, { registry: RegistryId; role: string; concepts: Set<string> }>()
  const add = (registry: RegistryId, role: string, id: string) => {
    const name = `${registry} ${role}`
    const group = groups.get(name) ?? { registry, role, concepts: new Set<string>() }
    group.concepts.add(id)
    groups.set(name, group)
  }
  const fields = boundFields(form)
  for (const { binding } of fields) {
    const registry = concept(binding.concept)?.registry
    if (registry !== undefined && isConnected(registry)) add(registry, binding.subject, binding.concept)
  }
  for (const id of keyConcepts.applicant) if (covered(id)) add('population', 'applicant', id)
  const tellsOfSpouse = fields.some(({ binding }) => binding.subject === 'applicant' && isOfMarriage(binding.concept))
  const roles = new Set(['applicant', ...fields.map(({ binding }) => binding.subject)])
  if (covered(deathConcept) && tellsOfSpouse) roles.add('spouse')
  const asksForDeaths = fields.some(({ binding }) => binding.concept === deathConcept)
  if (covered(deathConcept) && !asksForDeaths) for (const role of roles) add('civil-status', role, deathConcept)
  if (roles.has('spouse')) for (const id of keyConcepts.spouse) if (covered(id)) add('population', 'applicant', id)
  return [...groups.values()].map(({ concepts, ...group }) => ({ ...group, concepts: [...concepts] }))
}

function isOfMarriage(concept: string): boolean {
  return concept === 'person.maritalStatus' || concept.startsWith('person.spouse.')
}

/** The first wave: population, and the applicant's own facts by the keys that are known already. */
export function firstWave(
  groups: ReturnType<typeof conceptsOf>,
  applicant: SubjectKeys,
  landKeys: LandKeys | null,
): PlannedLookup[] {
  return groups
    .filter(({ role }) => role === 'applicant')
    .map((group) => ({ ...group, subject: withLandKeys(applicant, group, landKeys) }))
}

/** The keys of the applicant's land record go to land alone, and to nobody else's look-up. */
function withLandKeys(
  subject: SubjectKeys,
  { registry, role }: Pick<PlannedLookup, 'registry' | 'role'>,
  landKeys: LandKeys | null,
): SubjectKeys {
  return landKeys && registry === 'land' && role === 'applicant' ? { ...subject, land: landKeys } : subject
}

/** What population said of one person's keys. */
export interface KnownPerson {
  role: string
  keys: SubjectKeys
}

/**
 * The second wave: the others' facts (population's only of people it does not tell by itself), and the applicant's again
 * where the first wave found no record under today's id and population knows former ones.
 */
export function secondWave(
  groups: ReturnType<typeof conceptsOf>,
  people: readonly KnownPerson[],
  foundNothing: (registry: RegistryId) => boolean,
  landKeys: LandKeys | null,
): PlannedLookup[] {
  return groups.flatMap((group) => {
    if (group.registry === 'population' && group.role === 'applicant') return []
    const person = people.find(({ role }) => role === group.role)
    if (!person) return []
    const otherKeys = group.registry === 'tax' ? person.keys.taxCodes : person.keys.formerIds
    const again = group.role === 'applicant'
    if (again && (!otherKeys?.length || !foundNothing(group.registry))) return []
    return [{ ...group, subject: withLandKeys(person.keys, group, landKeys) }]
  })
}

/**
 * The id of a look-up: the same for the same registry, role and keys wherever the seed is the same, so that a seed that is
 * durable before the first question makes all ids durable. It is a UUID of version 7 with the seed's time; the rest is of a
 * hash that nobody can compute without the seed, which does not leave the service.
 */
export function lookupIdOf(seed: string, { registry, role, subject, mode }: PlannedLookup): string {
  const bytes = hash('sha256', JSON.stringify([seed, registry, role, mode ?? 'facts', inOrder(subject)]), 'buffer')
  const digits = seed.replaceAll('-', '').slice(0, 12) + bytes.toString('hex', 6, 16)
  const variant = ((bytes.readUInt8(8) & 0x3f) | 0x80).toString(16)
  return [
    digits.slice(0, 8),
    digits.slice(8, 12),
    `7${digits.slice(13, 16)}`,
    variant + digits.slice(18, 20),
    digits.slice(20, 32),
  ].join('-')
}

/** With names in order and none without a value: the same keys give the same text, also when a database kept them. */
function inOrder(keys: unknown): unknown {
  if (typeof keys !== 'object' || keys === null || Array.isArray(keys)) return keys
  return Object.entries(keys)
    .filter(([, value]) => value !== undefined)
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .map(([name, value]) => [name, inOrder(value)])
}

/** A look-up as the exchange takes it. */
export function orderOf({ lookupId, registry, subject, concepts, mode }: OrderedLookup): LookupOrder {
  return { lookupId, registry, subject, concepts, mode: mode ?? 'facts' }
}
