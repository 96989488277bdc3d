import type {
  ActingFor,
  Actor,
  HandlingAction,
  RepresentationEvidence,
  RepresentationKind,
  RepresentationScope,
  RepresentationStatus,
  RepresentationView,
} from '#contracts'
import { representationScopes } from '#contracts'
import { dateRange, hasReached, isPartialDate } from '#vietnam'
import {
  actingForSelf,
  childIsAdult,
  evidenceNeeded,
  outOfScope,
  representationEnded,
  representationExpired,
  representationRefused,
  representedIdNeeded,
  scopeNeeded,
  untilInvalid,
  untilNeeded,
} from './representation.errors.js'

/** Who fills in and submits a dossier for its applicant, by what right and how far. */
export interface Representation {
  kind: RepresentationKind
  /** Of the representative. */
  personId: string
  name: string
  status: RepresentationStatus
  evidence: RepresentationEvidence | null
  scope: RepresentationScope[]
  /** The last day the paper names, `YYYY-MM-DD`. */
  until: string | null
  /** The last day the right holds: that of the paper, or for a parent the day before the child surely is of age. */
  ends: string | null
  /** The official who looked at the paper, and what they found. */
  decidedBy: string | null
  reason: string | null
}

/** What of a dossier says who represents whom. */
export interface Represented {
  applicantBirthDate?: string | null
  representation?: Representation | null
}

const comingOfAge = 18

/**
 * Reads whom a citizen says they act for. A parent needs no paper, because population shows the link; a guardian and
 * whoever has a power of attorney name theirs, and an official has to accept it. Throws what is missing or over.
 */
export function readActingFor(claim: ActingFor, actor: Actor, today: string): Representation {
  const { kind, personId, birthDate, evidence, scope, until } = claim
  if (personId !== undefined && personId === actor.personId) throw actingForSelf()
  if (until !== undefined && !isPartialDate(until)) throw untilInvalid()
  if (until !== undefined && until < today) throw representationExpired()
  if (kind === 'parent') {
    if (hasReached(comingOfAge, birthDate, today) === true) throw childIsAdult()
  } else {
    if (personId === undefined) throw representedIdNeeded()
    if (!evidence || !isPartialDate(evidence.date) || evidence.date > today) throw evidenceNeeded()
  }
  if (kind === 'authorisation' && until === undefined) throw untilNeeded()
  if (kind === 'authorisation' && scope === undefined) throw scopeNeeded()
  return {
    kind,
    personId: actor.personId ?? '',
    name: actor.name,
    status: 'unverified',
    evidence: evidence ?? null,
    scope: [...new Set(scope ?? representationScopes)],
    until: until ?? null,
    ends: lastDayOf(kind, birthDate, until),
    decidedBy: null,
    reason: null,
  }
}

/** A parent's right ends before the child's eighteenth birthday at the latest; where only the year is known, with that year. */
function lastDayOf(kind: RepresentationKind, birthDate: string, until: string | undefined): string | null {
  if (kind !== 'parent') return until ?? null
  const { latest } = dateRange(birthDate)
  const ofAge = `${Number(latest.slice(0, 4)) + comingOfAge}${latest.slice(4)}`
  const dayBefore = new Date(
    Date.parse(`${ofAge.endsWith('02-29') ? ofAge.replace('02-29', '03-01') : ofAge}T00:00:00Z`) - 86_400_000,
  )
  const last = dayBefore.toISOString().slice(0, 10)
  return until !== undefined && until < last ? until : last
}

/** Whether this citizen works on a dossier for somebody else. */
export function isRepresentative({ representation }: Represented, { role, personId }: Actor): boolean {
  return role === 'citizen' && personId !== undefined && representation?.personId === personId
}

/** Whether the right to act is neither refused nor over; lists ask the database the same ({@link Representation.ends}). */
export function representsOn({ representation }: Represented, today: string): boolean {
  if (!representation) return false
  const { status, ends } = representation
  return status !== 'refused' && (ends === null || ends >= today)
}

/** Throws once the right to act is over or was refused: then the person does nothing and sees nothing more. */
export function assertStillRepresents(dossier: Represented, today: string): void {
  if (!dossier.representation || representsOn(dossier, today)) return
  throw dossier.representation.status === 'refused' ? representationRefused() : representationEnded()
}

/** Whether the right to act covers an action; one that no scope names is everybody's who may act at all. */
export function isInScope(dossier: Represented, actor: Actor, action: HandlingAction | 'submit'): boolean {
  const named = representationScopes.find((scope) => scope === action)
  return !named || !isRepresentative(dossier, actor) || (dossier.representation?.scope.includes(named) ?? false)
}

export function assertInScope(dossier: Represented, actor: Actor, action: HandlingAction | 'submit'): void {
  if (!isInScope(dossier, actor, action)) throw outOfScope(action)
}

/** A representation as people read it: both names, and never an id. */
export function representationView(representation: Representation, represented: string): RepresentationView {
  const { kind, name, status, evidence, scope, until, decidedBy, reason } = representation
  return { kind, representative: name, represented, status, evidence, scope, until, decidedBy, reason }
}
