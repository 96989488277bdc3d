import { all, ask } from './client'
import type { Agreement, AgreementDecision, Announcement, Concept, Readiness, Registry, RegistryFigures } from './types'

const registryPath = (id: string, rest: string) => `/v1/registries/${encodeURIComponent(id)}/${rest}`

/** The databases of the country. */
export const listRegistries = () => all<Registry>('/v1/registries')

/** The shared dictionary. */
export const listConcepts = () => all<Concept>('/v1/concepts')

/** The words of the dictionary a registry answers. */
export const listConceptsOf = (registry: string) => all<Concept>(registryPath(registry, 'concepts'))

/** What is announced of a registry. */
export const listAnnouncements = (registry: string) => all<Announcement>(registryPath(registry, 'announcements'))

/** How the questions for a registry ended in the last 30 days, and how the corrections of its values stand. */
export const getFigures = (registry: string) => ask<RegistryFigures>(registryPath(registry, 'quality'))

/** Agreements in force, proposed and rejected. */
export const listAgreements = () => all<Agreement>('/v1/agreements')

/** The owner's answer to a proposal. */
export const decideAgreement = (id: string, decision: AgreementDecision) =>
  ask<Agreement>(`/v1/agreements/${encodeURIComponent(id)}/decisions`, { method: 'POST', body: decision })

/** How many procedures of the country need no paper. */
export const getReadiness = () => ask<Readiness>('/v1/readiness')
