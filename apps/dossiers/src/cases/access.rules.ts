import type { Actor } from '#contracts'
import { assertStillRepresents, isRepresentative, type Represented } from '../representation/representation.rules.js'
import { dossierNotFound, roleNotAllowed } from './dossier.errors.js'

/** What of a dossier decides who may see it. */
export interface Visible {
  status: string
  channel: 'citizen' | 'counter'
  applicantPersonId: string | null
  createdBy: string
  receivedBy: string | null
  handledBy: string | null
}

type Seen = Visible & Represented

/**
 * A citizen sees her own dossiers; an official those her authority receives or handles, a head also those of the
 * authorities below. A draft a citizen is still filling in is nobody else's, but that the office looks at the paper by
 * which she acts for somebody. Who acts for the applicant sees this dossier until her right ends. Everyone else is told
 * there is none.
 */
export function assertMaySee(dossier: Seen, actor: Actor, today: string): void {
  assertWorksOnDossiers(actor)
  if (!maySee(dossier, actor)) throw dossierNotFound()
  if (isRepresentative(dossier, actor)) assertStillRepresents(dossier, today)
}

export function assertWorksOnDossiers(actor: Actor): void {
  if (actor.role !== 'citizen' && actor.role !== 'official' && actor.role !== 'head') throw roleNotAllowed()
}

function maySee(dossier: Seen, actor: Actor): boolean {
  if (actor.role === 'citizen')
    return (
      isRepresentative(dossier, actor) || (actor.personId !== undefined && dossier.applicantPersonId === actor.personId)
    )
  const isHers = dossier.status === 'draft' && dossier.channel === 'citizen'
  if (isHers && dossier.representation?.status !== 'unverified') return false
  return [dossier.receivedBy, dossier.handledBy].some((code) => code !== null && worksFor(actor, code))
}

function worksFor(actor: Actor, authority: string): boolean {
  if (!actor.authority) return false
  return authority === actor.authority || (actor.role === 'head' && authority.startsWith(`${actor.authority}.`))
}
