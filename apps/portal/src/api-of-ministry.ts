import { ask } from './api'
import type { Agreement, AgreementDecision, Announcement, Concept, Readiness, Registry } from './api-ministry'
import type { Page } from './api-types'

/** Every item of a list, page after page. */
async function all<T>(path: string): Promise<T[]> {
  const items: T[] = []
  let cursor: string | null | undefined
  do {
    const page = await ask<Page<T>>(`${path}?limit=100${cursor ? `&cursor=${encodeURIComponent(cursor)}` : ''}`)
    items.push(...page.items)
    cursor = page.nextCursor
  } while (cursor)
  return items
}

const registryPath = (id: string, rest: string) => `/v1/registries/${encodeURIComponent(id)}/${rest}`

/** The databases of the country. */
export const listRegistries = () => all<Registry>('/v1/registries')

/** The shared dictionary. */
export const listConcepts = () => all<Concept>('/v1/concepts')

/** The words of the dictionary a registry answers. */
export const listConceptsOf = async (registry: string) =>
  (await ask<Page<Concept>>(registryPath(registry, 'concepts'))).items

/** What is announced of a registry. */
export const listAnnouncements = async (registry: string) =>
  (await ask<Page<Announcement>>(registryPath(registry, 'announcements'))).items

/** Agreements in force, proposed and rejected. */
export const listAgreements = () => all<Agreement>('/v1/agreements')

/** The owner's answer to a proposal. */
export const decideAgreement = (id: string, decision: AgreementDecision) =>
  ask<Agreement>(`/v1/agreements/${encodeURIComponent(id)}/decisions`, { method: 'POST', body: decision })

/** How many procedures of the country need no paper. */
export const getReadiness = () => ask<Readiness>('/v1/readiness')
