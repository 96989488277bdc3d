import { ask, query } from './client'
import type { FormDocument, Page, Procedure, ProcedureDetail, Readable } from './types'

/** Procedures whose name or code holds `q`, without regard to accents and case; all of them for an empty `q`. */
export const listProcedures = (q: string) => ask<Page<Procedure>>(`/v1/procedures${query({ q, limit: '100' })}`)

/** One procedure with its papers and legal basis; `place` adds what is charged at an office or in a province. */
export const getProcedure = (code: string, place: { authority?: string; province?: string } = {}) =>
  ask<ProcedureDetail>(`/v1/procedures/${encodeURIComponent(code)}${query(place)}`)

/** The name of an authority, by its code. */
export const findAuthorityName = async (code: string) =>
  (await ask<{ name: Readable }>(`/v1/authorities/${encodeURIComponent(code)}`)).name

/** The form document of a procedure. */
export const getForm = (code: string) => ask<FormDocument>(`/v1/procedures/${encodeURIComponent(code)}/form`)
