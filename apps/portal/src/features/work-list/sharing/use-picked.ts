import { useState } from 'react'
import type { DossierItem } from '../../../shared/api/types'

/** The dossiers of a list that are chosen; drafts cannot be, as no office works on them. */
export interface Picked {
  items: DossierItem[]
  has: (id: string) => boolean
  toggle: (id: string) => void
  /** Chooses all that are shown, or none where all are. */
  toggleAll: () => void
  areAll: boolean
  keepOnly: (ids: readonly string[]) => void
}

/** Chosen rows, in the order they are shown; what is not shown any more is not chosen. */
export function usePicked(rows: readonly DossierItem[]): Picked {
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set())
  const choosable = rows.filter(({ status }) => status !== 'draft')
  const items = choosable.filter(({ id }) => ids.has(id))
  const areAll = choosable.length > 0 && items.length === choosable.length
  return {
    items,
    has: (id) => ids.has(id),
    toggle: (id) =>
      setIds((before) => new Set(before.has(id) ? [...before].filter((one) => one !== id) : [...before, id])),
    toggleAll: () => setIds(new Set(areAll ? [] : choosable.map(({ id }) => id))),
    areAll,
    keepOnly: (next) => setIds(new Set(next)),
  }
}
