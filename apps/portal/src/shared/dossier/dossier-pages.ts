import { useCallback, useState } from 'react'
import { listDossiers, type DossierFilter } from '../api/client'
import { useResource } from '../api/resource'
import type { DossierItem } from '../api/types'

/** The dossiers the caller may see, page after page; `more` is absent on the last page. */
export function useDossierPages(key: string, filter: DossierFilter) {
  const first = useResource(key, () => listDossiers(filter))
  const [further, setFurther] = useState<{ key: string; items: DossierItem[]; cursor?: string | null }>({
    key,
    items: [],
  })
  const mine = further.key === key
  const cursor = mine && further.items.length ? further.cursor : first.value?.nextCursor
  const items = first.value && [...first.value.items, ...(mine ? further.items : [])]
  const more = useCallback(async () => {
    const page = await listDossiers({ ...filter, cursor })
    setFurther((before) => ({
      key,
      items: [...(before.key === key ? before.items : []), ...page.items],
      cursor: page.nextCursor,
    }))
  }, [key, cursor, filter])
  return {
    items,
    total: first.value?.total,
    problem: first.problem,
    reload: first.reload,
    more: cursor ? more : undefined,
  }
}
