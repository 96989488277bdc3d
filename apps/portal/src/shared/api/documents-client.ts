import { all, ask, query, send } from './client'
import type { KeptPaper, KeptPaperOffer, Page } from './types'

const one = (id: string) => `/v1/me/documents/${encodeURIComponent(id)}`

/** A page of the papers the reader keeps, newest first. */
export const listKeptPapers = (filter: { cursor?: string | null }) =>
  ask<Page<KeptPaper>>(`/v1/me/documents${query(filter)}`)

/** Where the browser downloads a kept paper from. */
export const keptPaperAddress = one

/** Where the browser downloads everything about the reader from. */
export const exportAddress = '/v1/me/export'

export const removeKeptPaper = (id: string) => send(one(id), { method: 'DELETE' })

const ofDossier = (dossier: string) => `/v1/dossiers/${encodeURIComponent(dossier)}/kept-papers`

/** The kept papers a dossier demands. */
export const listKeptOffers = (dossier: string) => all<KeptPaperOffer>(ofDossier(dossier))

/** Attaches a kept paper to a dossier. */
export const takeKeptPaper = (dossier: string, keptPaper: string) =>
  send(ofDossier(dossier), { method: 'POST', body: { keptPaper } })
