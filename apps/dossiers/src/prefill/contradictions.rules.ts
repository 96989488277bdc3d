import type { AnswerRecord, Fact } from '#contracts'
import { matchingKey } from '#vietnam'
import { deathConcept } from './plan.rules.js'
import type { Looked } from './plan.rules.js'

/** Whether a registry's fact about the person of a role stands against what another registry says. */
export type Contradicted = (looked: Looked, record: AnswerRecord, fact: Fact) => boolean

interface Person {
  role: string
  personId: string | undefined
  nameKey: string | undefined
}

/**
 * What the registries say against each other, of everybody in the form: population of somebody the register of deaths has,
 * as the person, the spouse, the member or head of a household; and of a marriage the civil-status books know otherwise. One
 * of the two is wrong and an official has to see it. The day of death itself is shown to nobody.
 */
export function contradictions(looked: readonly Looked[]): Contradicted {
  const dead = looked.filter(({ result }) => factsOf(result.records, deathConcept).length > 0).map(personOf)
  const isDead = (role: string) => dead.some((person) => person.role === role)
  const marriages = new Map(looked.flatMap(marriageOf))
  return ({ order }, record, { concept, value }) => {
    if (order.registry === 'civil-status') {
      if (!concept.startsWith('civilStatus.marriage.') || !isCurrent(marriages.get(order.role), record)) return false
      if (order.role === 'applicant' && isDead('spouse')) return true
      const told = concept === 'civilStatus.marriage.spouseName' ? spouseOf(looked, order.role) : undefined
      return told !== undefined && !isSame(told, value)
    }
    if (order.registry !== 'population') return false
    if (isDead(order.role)) return true
    if (isAboutOther(concept)) return dead.some((person) => isAbout(record, person)) || isOtherSpouse(concept, value)
    const spouseIsDead = order.role === 'applicant' && isDead('spouse')
    return concept === 'person.maritalStatus' && isOtherwise(value, marriages.get(order.role), spouseIsDead)

    function isOtherSpouse(of: string, name: unknown): boolean {
      const current = marriages.get(order.role)?.current ?? []
      const names = current.flatMap((marriage) => factsOf([marriage], 'civilStatus.marriage.spouseName'))
      return of === 'person.spouse.fullName' && names.length > 0 && !names.some((known) => isSame(known, name))
    }
  }
}

/** The marriages of one person as the civil-status books have them. */
interface Marriages {
  /** Without a divorce. */
  current: AnswerRecord[]
  isDivorced: boolean
  /** Marriages were asked for, and not the divorces alone. */
  areAsked: boolean
}

function marriageOf({ order, result }: Looked): [string, Marriages][] {
  if (order.registry !== 'civil-status') return []
  const of = (kind: string) => result.records.filter((record) => record.kind === kind)
  const ended = new Set(of('divorce').map(({ key }) => key))
  const current = of('marriage').filter(({ key }) => !ended.has(key))
  const areAsked = order.concepts.some((concept) => concept.startsWith('civilStatus.marriage.'))
  return [[order.role, { current, isDivorced: ended.size > 0, areAsked }]]
}

/** Whether population's word on a marriage stands against the books. */
function isOtherwise(status: unknown, marriages: Marriages | undefined, spouseIsDead: boolean): boolean {
  const { current = [], isDivorced = false, areAsked = false } = marriages ?? {}
  switch (status) {
    case 'married':
      return spouseIsDead || (isDivorced && areAsked && current.length === 0)
    case 'single':
      return current.length > 0 || isDivorced
    case 'divorced':
      return current.length > 0
    default:
      return false
  }
}

function isCurrent(marriages: Marriages | undefined, record: AnswerRecord): boolean {
  return marriages?.current.some(({ key }) => key === record.key) ?? false
}

function spouseOf(looked: readonly Looked[], role: string): unknown {
  const own = looked.filter(({ order }) => order.registry === 'population' && order.role === role)
  return own.flatMap(({ result }) => factsOf(result.records, 'person.spouse.fullName'))[0]
}

function personOf({ order: { role, subject } }: Looked): Person {
  return { role, personId: subject.personId, nameKey: subject.fullName && matchingKey(subject.fullName) }
}

/** What population says of somebody beside the person asked about. */
function isAboutOther(concept: string): boolean {
  return /^(person\.spouse|household\.(member|head))\./.test(concept)
}

/** Whether a record names a person: by the id where it tells one, else by the name. */
function isAbout(record: AnswerRecord, { role, personId, nameKey }: Person): boolean {
  if (record.kind === 'spouse' && role === 'spouse') return true
  const ids = record.facts.filter(({ concept }) => concept.endsWith('.personId')).map(({ value }) => value)
  if (ids.length > 0) return personId !== undefined && ids.includes(personId)
  const names = record.facts.filter(({ concept }) => concept.endsWith('.fullName'))
  return nameKey !== undefined && names.some(({ value }) => matchingKey(String(value)) === nameKey)
}

function factsOf(records: readonly AnswerRecord[], concept: string): unknown[] {
  return records.flatMap(({ facts }) => facts.filter((fact) => fact.concept === concept).map(({ value }) => value))
}

function isSame(left: unknown, right: unknown): boolean {
  return matchingKey(String(left)) === matchingKey(String(right))
}
