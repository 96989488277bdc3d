import { all, ask, query } from './client'
import type { BatchedAct, BatchedResult, Colleague, OfficeNote } from './types'

const notesPath = (id: string) => `/v1/dossiers/${encodeURIComponent(id)}/notes`

/** Officials of an office, or of the own one, to whom dossiers can be assigned. */
export const listColleagues = (authority?: string) =>
  all<Colleague>(`/v1/colleagues${query(authority ? { authority } : {})}`)

/** Acts on many dossiers, each on the version it names; gives what came of each. */
export const actOnAll = (items: BatchedAct[]) =>
  ask<{ items: BatchedResult[] }>('/v1/dossier-actions', { method: 'POST', body: { items } })

/** What the office has written down about a dossier, newest first. */
export const listNotes = (id: string) => all<OfficeNote>(notesPath(id))

/** Writes a note for the office. */
export const writeNote = (id: string, text: string) =>
  ask<OfficeNote>(notesPath(id), { method: 'POST', body: { text } })
