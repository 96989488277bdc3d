import { listDossiers, type DossierFilter } from '../api/dossiers-client'
import { usePages } from '../query/use-pages'

/** The dossiers the caller may see, page after page, and how many there are. */
export function useDossierPages(filter: DossierFilter) {
  const list = usePages(['dossierPages', filter], (cursor) => listDossiers({ ...filter, cursor }), { isSearch: true })
  return { ...list, total: list.first?.total }
}
