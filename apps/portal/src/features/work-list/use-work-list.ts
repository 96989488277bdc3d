import { useCallback, useEffect, useMemo, useRef } from 'react'
import { useNavigate, useSearchParams } from 'react-router'
import type { DossierFilter } from '../../shared/api/dossiers-client'
import type { DossierItem } from '../../shared/api/types'
import { useDossierPages } from '../../shared/dossier/dossier-pages'
import { groupByDue } from '../../shared/dossier/due-groups'
import { useRowKeys } from './use-row-keys'
import { useWaitingPapers } from './use-waiting-papers'

/** The work list: what it is narrowed to, its dossiers by due day, the papers above them and the row the keys are at. */
export function useWorkList() {
  const [filter, setFilter] = useSearchParams()
  const status = filter.get('status') ?? 'open'
  const q = filter.get('q') ?? ''
  const due = filter.get('due') ?? ''
  const pages = useDossierPages({ ...shownBy(status), due, q })
  const { items } = pages
  const papers = useWaitingPapers()
  const groups = useMemo(() => {
    const isPaper = (item: DossierItem) => papers.some(({ id }) => id === item.id)
    const shown = items?.filter((item) => item.status !== 'draft' || !isPaper(item))
    return shown && groupByDue(shown, new Date())
  }, [items, papers])
  const rows = useMemo(() => groups?.flatMap((group) => group.items) ?? [], [groups])
  const search = useRef<HTMLInputElement>(null)
  const navigate = useNavigate()
  const open = useCallback(
    (row: number) => {
      const item = rows[row]
      if (item) void navigate(pageOf(item))
    },
    [navigate, rows],
  )
  const cursor = useRowKeys(
    rows.length,
    open,
    useCallback(() => search.current?.focus(), []),
  )
  const cursorId = cursor === null ? null : (rows[cursor]?.id ?? null)
  useEffect(() => {
    if (cursorId) document.getElementById(`row-${cursorId}`)?.scrollIntoView({ block: 'nearest' })
  }, [cursorId])
  const change = (next: Record<string, string>) =>
    setFilter((before) => ({ ...Object.fromEntries(before), ...next }), { replace: true })
  return { ...pages, status, q, due, change, papers, groups, rows, search, cursorId }
}

/** A draft is filled in, everything else is decided on. */
export function pageOf({ id, status }: DossierItem): string {
  return status === 'draft' ? `/dossiers/${id}/form` : `/work/${id}`
}

/** What a status of the filter asks the gateway for. */
function shownBy(status: string): DossierFilter {
  if (status === 'open') return { open: 'true' }
  return status === 'all' ? {} : { status }
}
