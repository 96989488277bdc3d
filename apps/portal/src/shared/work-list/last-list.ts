import { listDossiers, type DossierFilter } from '../api/dossiers-client'
import type { DossierItem } from '../api/types'

/** How the work list was narrowed last in this tab, as the search part of its address. */
let last = ''

/** Keeps how the work list is narrowed now. */
export function keepLastList(search: string): void {
  last = search
}

/** The address of the work list as it was shown last. */
export const lastList = () => `/work${last}`

/** What an address of the work list asks the gateway for. */
export function askedBy(address: URLSearchParams): DossierFilter {
  const { status = 'open', ...rest } = Object.fromEntries([...address].filter(([, value]) => value !== ''))
  if (status === 'open') return { ...rest, open: 'true' }
  return status === 'all' ? rest : { ...rest, status }
}

/** The dossier that comes after the one at hand in the list shown last; null where no other is left. */
export async function findNext(dossier: string): Promise<DossierItem | null> {
  const { items } = await listDossiers({ ...askedBy(new URLSearchParams(last)), limit: '100' })
  return after(dossier, items) ?? null
}

/** The one after `dossier`, the first again at the end and where `dossier` has left the list; drafts are passed over. */
export function after<T extends Pick<DossierItem, 'id' | 'status'>>(
  dossier: string,
  items: readonly T[],
): T | undefined {
  const at = items.findIndex(({ id }) => id === dossier)
  const round = [...items.slice(at + 1), ...items.slice(0, Math.max(at, 0))]
  return round.find(({ status }) => status !== 'draft')
}
