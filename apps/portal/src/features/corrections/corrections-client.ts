import { ask, query } from '../../shared/api/client'
import type {
  CorrectionBatch,
  CorrectionDecision,
  CorrectionResult,
  MyCorrection,
  OwnedCorrection,
  Page,
} from '../../shared/api/types'

/** What the reader asked to have corrected, newest change first. */
export const listMyCorrections = (filter: { cursor?: string | null }) =>
  ask<Page<MyCorrection>>(`/v1/me/corrections${query(filter)}`)

/** Claims against a registry's values, for its owner. */
export const listOwnedCorrections = (registry: string, filter: { status?: string; cursor?: string | null }) =>
  ask<Page<OwnedCorrection>>(`/v1/registries/${encodeURIComponent(registry)}/corrections${query(filter)}`)

/** The owner's decision on one. */
export const decideCorrection = (id: string, body: CorrectionDecision) =>
  ask<OwnedCorrection>(`/v1/corrections/${encodeURIComponent(id)}/decisions`, { method: 'POST', body })

/** One decision on several, with what came of each. */
export const decideCorrections = (body: CorrectionBatch) =>
  ask<{ items: CorrectionResult[] }>('/v1/correction-decisions', { method: 'POST', body })
