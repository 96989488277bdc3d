import {
  dossierAccess,
  relationOf,
  worksFor,
  type Access,
  type Actor,
  type DomainError,
  type Relation,
} from '#contracts'
import { notEditable } from '../lifecycle/lifecycle.errors.js'
import {
  assertStillRepresents,
  isRepresentative,
  representsOn,
  type Represented,
} from '../representation/representation.rules.js'
import { inquiriesTo, isAskedToTakeOver, type OfficeStanding } from '../standing/standing.rules.js'
import { dossierClosed, dossierNotFound, onlyDraftsCanBeRemoved } from './dossier.errors.js'

/** What of a dossier decides who is related to it, and how. */
export interface Related extends Represented, OfficeStanding {
  identity: 'verified' | 'unverified'
  channel: 'citizen' | 'counter'
  applicantPersonId: string | null
}

/**
 * What somebody is to a dossier. An id that was only typed makes nobody its applicant: population has to have matched it.
 * A draft a citizen is still filling in is no office's business, but for the paper by which they act for somebody. Whose
 * right to represent was refused, or is over, is nothing to it any more.
 */
export function relationsTo(dossier: Related, actor: Actor, today: string): Relation[] {
  if (actor.role === 'citizen') return citizenRelations(dossier, actor, today)
  if (actor.role !== 'official' && actor.role !== 'head') return []
  const asked: Relation[] = isAskedToTakeOver(dossier, actor) ? ['askedOffice'] : []
  const consulted: Relation[] = inquiriesTo(dossier, actor).length > 0 ? ['consultedOffice'] : []
  return [...officeRelations(dossier, actor), ...asked, ...consulted]
}

function officeRelations(dossier: Related, actor: Actor): Relation[] {
  if (![dossier.receivedBy, dossier.handledBy].some((code) => worksFor(actor, code))) return []
  if (dossier.status !== 'draft' || dossier.channel === 'counter') return ['office']
  return dossier.representation?.status === 'unverified' ? ['decidingOffice'] : []
}

function citizenRelations(dossier: Related, actor: Actor, today: string): Relation[] {
  if (isRepresentative(dossier, actor)) return representsOn(dossier, today) ? ['representative'] : []
  const isApplicant =
    dossier.identity === 'verified' && actor.personId !== undefined && dossier.applicantPersonId === actor.personId
  return isApplicant ? ['applicant'] : []
}

/**
 * Throws unless the declared access lets this actor do it to this dossier as it is now. Whoever is nothing to the dossier
 * is told there is none; a representative whose right is over is told so.
 */
export function assertMay(access: Access, dossier: Related, actor: Actor, today: string): void {
  const related = relationOf(access, actor, { relations: relationsTo(dossier, actor, today), status: dossier.status })
  if (related === 'allowed') return
  if (related === 'otherState') throw notPossibleIn(access)
  if (related !== 'unrelated') throw related.permission
  if (isRepresentative(dossier, actor)) assertStillRepresents(dossier, today)
  throw dossierNotFound()
}

function notPossibleIn(access: Access): DomainError {
  if (access === dossierAccess.remove) return onlyDraftsCanBeRemoved()
  const changes: readonly Access[] = [
    dossierAccess.fill,
    dossierAccess.prefill,
    dossierAccess.attach,
    dossierAccess.takeKept,
  ]
  return changes.includes(access) ? notEditable() : dossierClosed()
}
