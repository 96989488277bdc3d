import { all, ask, query, saveTable } from './client'
import type {
  BatchedAct,
  BatchedResult,
  Colleague,
  Measure,
  MeasuredDossier,
  Office,
  OfficeNote,
  Page,
  Quota,
} from './types'

const notesPath = (id: string) => `/v1/dossiers/${encodeURIComponent(id)}/notes`

/** Officials of an office, or of the own one, to whom dossiers can be assigned. */
export const listColleagues = (authority?: string) =>
  all<Colleague>(`/v1/colleagues${query(authority ? { authority } : {})}`)

/** The first eight authorities of a name. */
export const findAuthorities = async (name: string) =>
  (await ask<Page<Office>>(`/v1/authorities${query({ q: name, limit: '8' })}`)).items

/** Acts on many dossiers, each on the version it names; gives what came of each. */
export const actOnAll = (items: BatchedAct[]) =>
  ask<{ items: BatchedResult[] }>('/v1/dossier-actions', { method: 'POST', body: { items } })

/** What the office has written down about a dossier, newest first. */
export const listNotes = (id: string) => all<OfficeNote>(notesPath(id))

/** Writes a note for the office. */
export const writeNote = (id: string, text: string) =>
  ask<OfficeNote>(notesPath(id), { method: 'POST', body: { text } })

/** Whose measures, and from which day on. */
export interface MeasureFilter {
  authority: string
  from: string
  procedure?: string
  late?: string
}

type Grouped = MeasureFilter & { by: 'authority' | 'procedure' | 'day' }

const measuresPath = (filter: Grouped) => `/v1/measures${query({ ...filter })}`

/** What the work of an authority and those below comes to, the worst first; days in their order. */
export const listMeasures = (filter: Grouped) => all<Measure>(measuresPath(filter))

/** The newest hundred decided dossiers behind a measure. */
export const listMeasured = (filter: MeasureFilter) =>
  ask<Page<MeasuredDossier>>(`/v1/measures/dossiers${query({ ...filter, limit: '100' })}`)

/** Saves the measures as a table. */
export const downloadMeasures = (filter: Grouped) =>
  saveTable(measuresPath(filter), `measures-${filter.authority}-${filter.from}.csv`)

/** Today's use of the quotas of the own office, by agreement. */
export const listQuotas = () => all<Quota>('/v1/quotas')

/** The ten offices that looked up most under an agreement today. */
export const listQuotasOf = (agreement: string) => ask<Page<Quota>>(`/v1/quotas${query({ agreement, limit: '10' })}`)
