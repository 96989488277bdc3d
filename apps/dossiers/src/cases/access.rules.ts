import type { Actor } from '#contracts'
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

/**
 * A citizen sees her own dossiers; an official those her authority receives or handles, a head also those of the
 * authorities below. A draft a citizen is still filling in is nobody else's. Everyone else is told there is none.
 */
export function assertMaySee(dossier: Visible, actor: Actor): void {
  assertWorksOnDossiers(actor)
  if (!maySee(dossier, actor)) throw dossierNotFound()
}

export function assertWorksOnDossiers(actor: Actor): void {
  if (actor.role !== 'citizen' && actor.role !== 'official' && actor.role !== 'head') throw roleNotAllowed()
}

function maySee(dossier: Visible, actor: Actor): boolean {
  if (actor.role === 'citizen') return actor.personId !== undefined && dossier.applicantPersonId === actor.personId
  if (dossier.status === 'draft' && dossier.channel === 'citizen') return false
  return [dossier.receivedBy, dossier.handledBy].some((code) => code !== null && worksFor(actor, code))
}

function worksFor(actor: Actor, authority: string): boolean {
  if (!actor.authority) return false
  return authority === actor.authority || (actor.role === 'head' && authority.startsWith(`${actor.authority}.`))
}
