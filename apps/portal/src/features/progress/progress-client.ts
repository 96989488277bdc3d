import { all, ask, saveTable } from '../../shared/api/client'
import type { ConceptProgress, Progress } from '../../shared/api/types'

/** The registries summed up, and what to announce next. */
export const getProgress = () => ask<Progress>('/v1/progress?limit=1')

/** The concepts of one registry. */
export const listProgressOf = (registry: string) =>
  all<ConceptProgress>(`/v1/progress?registry=${encodeURIComponent(registry)}`)

/** Saves all concepts as a table. */
export const downloadProgress = () => saveTable('/v1/progress', 'progress.csv')
