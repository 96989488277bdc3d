import { all, ask, send } from '../../shared/api/client'
import type { ConceptProgress, Progress } from '../../shared/api/types'

/** The registries summed up, and what to announce next. */
export const getProgress = () => ask<Progress>('/v1/progress?limit=1')

/** The concepts of one registry. */
export const listProgressOf = (registry: string) =>
  all<ConceptProgress>(`/v1/progress?registry=${encodeURIComponent(registry)}`)

/** Saves all concepts as a table, through the browser. */
export async function downloadProgress(): Promise<void> {
  const response = await send('/v1/progress', { accept: 'text/csv' })
  const link = document.createElement('a')
  link.href = URL.createObjectURL(await response.blob())
  link.download = 'progress.csv'
  link.click()
  URL.revokeObjectURL(link.href)
}
