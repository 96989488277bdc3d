import type { DossierTicket, FormDocument, LookupResult, NotAsked, SubjectKeys } from '#contracts'
import { boundFields, formSubject } from '#forms'
import { notAsked, standingOf, type AskedConsent, type Standing } from '../consents/consent.rules.js'
import type { DossierSubject } from '../dossier/dossier.entity.js'
import type { KnownPerson, OrderedLookup, PlannedLookup, Looked } from './plan.rules.js'

/** What of a dossier says whom it may ask about. */
export interface DossierPeople {
  applicantPersonId: string | null
  applicantName: string
  applicantBirthDate: string | null
  subjects: readonly DossierSubject[]
  consents: readonly AskedConsent[] | null
}

/** Why a role is not asked about: a sentence for who fills in the form, or the look-up that could not settle it. */
export type Waiting = { notAsked: NotAsked } | { unsettledBy: string }

/** The keys of the applicant that are known before population is asked. */
export function applicantKeys(dossier: DossierPeople): SubjectKeys {
  return {
    ...(dossier.applicantPersonId ? { personId: dossier.applicantPersonId } : {}),
    fullName: dossier.applicantName,
    ...(dossier.applicantBirthDate ? { birthDate: dossier.applicantBirthDate } : {}),
  }
}

/** Whether a form may ask about somebody in this role where population links them to the applicant. */
function isByLink(form: FormDocument, role: string): boolean {
  return formSubject(form, role)?.authority === 'link'
}

/** The yes-or-no questions whether population links the named people to the applicant, where the form builds on that. */
export function linkQuestions(form: FormDocument, { subjects, applicantPersonId }: DossierPeople): PlannedLookup[] {
  if (!applicantPersonId) return []
  return subjects
    .filter(({ role, attested }) => !attested && isByLink(form, role))
    .map(({ role, personId, fullName, birthDate }) => ({
      registry: 'population',
      role,
      subject: { personId, fullName, birthDate, linkedTo: { personId: applicantPersonId, kind: 'relative' } },
      concepts: ['person.match'],
      mode: 'match',
    }))
}

/**
 * What allows asking about each named person: an official's word, their consent, or the link population confirmed. Nothing
 * does about somebody who turns out to have another role in the dossier, however named.
 */
export function standings(
  form: FormDocument,
  { subjects, consents, applicantPersonId }: DossierPeople,
  links: readonly Looked[],
  now: Date,
  looked: readonly Looked[] = [],
): Standing[] {
  const taken = idsTaken(form, applicantPersonId, looked)
  return subjects.map((subject, index) => {
    const { role, attested } = subject
    const isTwice = subjects.slice(0, index).some(({ personId }) => personId === subject.personId)
    if (isTwice || taken(role).includes(subject.personId)) return { role, notAsked: notAsked('sameAsOther', role) }
    if (attested || !isByLink(form, role)) return standingOf(subject, consents ?? [], now)
    const linked = links.some(({ order, result }) => order.role === role && isConfirmed(result, subject.personId))
    return linked ? { role, ground: 'linked' } : { role, notAsked: notAsked('notLinked', role) }
  })
}

/**
 * The ids of those who have another role than the given one already: the applicant's, today's and former, and the spouse's
 * where the form asks about the spouse population tells.
 */
function idsTaken(
  form: FormDocument,
  applicantPersonId: string | null,
  looked: readonly Looked[],
): (role: string) => string[] {
  const own = [
    applicantPersonId ?? [],
    factOf<string>(looked, 'person.personId') ?? [],
    factOf<string[]>(looked, 'person.formerIds') ?? [],
  ].flat()
  const hasSpouse = boundFields(form).some(({ binding }) => binding.subject === 'spouse')
  const spouse = hasSpouse ? (factOf<string>(looked, 'person.spouse.personId') ?? []) : []
  return (role) => [...own, ...(role === 'spouse' ? [] : [spouse].flat())]
}

function isConfirmed({ records }: LookupResult, personId: string): boolean {
  return records.some(({ facts }) =>
    facts.some(({ concept, value }) => concept === 'person.match' && value === personId),
  )
}

/** The roles of a form nobody may be asked about now, with why. */
export function waitingRoles(
  form: FormDocument,
  standing: readonly Standing[],
  links: readonly Looked[],
): Record<string, Waiting> {
  const unnamed = Object.keys(form.subjects ?? {}).filter((role) => !standing.some((known) => known.role === role))
  const waiting = standing.flatMap((known): [string, Waiting][] => {
    if (known.ground !== undefined) return []
    const silent = links.find(
      ({ order, result }) => order.role === known.role && result.gaps['person.match'] === 'unavailable',
    )
    return [[known.role, silent ? { unsettledBy: silent.result.lookupId } : { notAsked: known.notAsked }]]
  })
  return Object.fromEntries([
    ...unnamed.map((role): [string, Waiting] => [role, { notAsked: notAsked('notNamed', role) }]),
    ...waiting,
  ])
}

/** Every role of a form, kept waiting for one reason. */
export function everyRole(form: FormDocument, kind: NotAsked['kind']): Record<string, Waiting> {
  const roles = new Set(boundFields(form).map(({ binding }) => binding.subject))
  return Object.fromEntries([...roles].map((role) => [role, { notAsked: notAsked(kind, role) }]))
}

/** Who population says the applicant and their spouse are, and those named whom something allows asking about. */
export function knownPeople(
  looked: readonly Looked[],
  dossier: DossierPeople,
  standing: readonly Standing[],
): KnownPerson[] {
  const applicant = applicantKeys(dossier)
  const text = (concept: string) => textIn(factOf(looked, concept))
  const texts = (concept: string) => textsIn(factOf(looked, concept))
  const people: KnownPerson[] = [
    {
      role: 'applicant',
      keys: {
        ...applicant,
        fullName: text('person.fullName') ?? applicant.fullName,
        formerIds: texts('person.formerIds'),
        taxCodes: texts('person.formerTaxCodes'),
      },
    },
  ]
  const spouse = text('person.spouse.personId')
  if (spouse) {
    people.push({
      role: 'spouse',
      keys: {
        personId: spouse,
        fullName: text('person.spouse.fullName'),
        birthDate: text('person.spouse.birthDate'),
        formerIds: texts('person.spouse.formerIds'),
      },
    })
  }
  for (const { role, personId, fullName, birthDate } of dossier.subjects) {
    const allowed = standing.some((known) => known.role === role && known.ground !== undefined)
    if (allowed && !people.some((person) => person.role === role))
      people.push({ role, keys: { personId, fullName, birthDate } })
  }
  return people
}

/** The applicant and everyone this wave asks about, each with what allows it; population told of the others by itself. */
export function ticketSubjects(
  dossier: DossierPeople,
  lookups: readonly OrderedLookup[],
  standing: readonly Standing[],
  residences: Readonly<Record<string, string | undefined>>,
): DossierTicket['subjects'] {
  const asked = lookups.filter(({ mode }) => mode !== 'match')
  const people = new Map(asked.map(({ role, subject }) => [role, subject.personId]))
  people.set('applicant', dossier.applicantPersonId ?? undefined)
  return [...people].flatMap(([role, personId]) => {
    if (!personId) return []
    const residenceUnit = residences[role]
    return [{ role, personId, ...groundOf(role, personId), ...(residenceUnit ? { residenceUnit } : {}) }]
  })

  function groundOf(role: string, personId: string): Partial<DossierTicket['subjects'][number]> {
    if (role === 'applicant') return { ground: 'self' }
    const named = dossier.subjects.some((subject) => subject.role === role && subject.personId === personId)
    const known = named ? standing.find((candidate) => candidate.role === role) : undefined
    if (known?.ground === undefined) return { ground: 'linked' }
    return { ground: known.ground, ...(known.consentId ? { consentId: known.consentId } : {}) }
  }
}

/** A fact about the applicant, whichever look-up brought it. */
export function factOf<T>(looked: readonly Looked[], concept: string): T | undefined {
  for (const { order, result } of looked) {
    if (order.role !== 'applicant') continue
    for (const { facts } of result.records) {
      const fact = facts.find((candidate) => candidate.concept === concept)
      if (fact) return fact.value as T
    }
  }
  return undefined
}

/** A value as a key to ask with: nothing where it is no text. */
function textIn(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined
}

/** A value as keys to ask with: nothing where it is no list of texts. */
function textsIn(value: unknown): string[] | undefined {
  return Array.isArray(value) && value.every((each) => typeof each === 'string') ? value : undefined
}

/** Today's commune of the applicant's residence. */
export function residenceOf(looked: readonly Looked[]): string | undefined {
  return textIn(factOf(looked, 'person.residence.unit'))
}

/** Today's commune of each person's own residence by role, where population told it or the dossier knows it. */
export function residences(
  looked: readonly Looked[],
  ofApplicant: string | undefined,
): Record<string, string | undefined> {
  return {
    applicant: residenceOf(looked) ?? ofApplicant,
    spouse: textIn(factOf(looked, 'person.spouse.residence.unit')),
  }
}

/** The applicant's own look-up at a registry ended without a record. */
export function foundNothing(looked: readonly Looked[], registry: string): boolean {
  const own = looked.find(({ order }) => order.registry === registry && order.role === 'applicant')
  return own !== undefined && own.result.records.length === 0 && !Object.values(own.result.gaps).includes('unavailable')
}
