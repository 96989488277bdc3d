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

/** The first dossier of the list shown last that is not the one at hand and no draft; null on the end of the work. */
export async function findNext(dossier: string): Promise<DossierItem | null> {
  const { items } = await listDossiers({ ...askedBy(new URLSearchParams(last)), limit: '5' })
  return items.find(({ id, status }) => id !== dossier && status !== 'draft') ?? null
}
