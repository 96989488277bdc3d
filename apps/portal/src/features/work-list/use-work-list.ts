import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useMemo, useRef } from 'react'
import { useNavigate, useSearchParams } from 'react-router'
import type { DossierItem } from '../../shared/api/types'
import { useDossierPages } from '../../shared/dossier/dossier-pages'
import { groupByDue } from '../../shared/dossier/due-groups'
import { askedBy, keepLastList } from '../../shared/work-list/last-list'
import { usePicked } from './sharing/use-picked'
import { useRowKeys } from './use-row-keys'
import { useWaitingPapers } from './use-waiting-papers'

/** The work list: what it is narrowed to, its dossiers by due day, the papers above them and the row the keys are at. */
export function useWorkList() {
  const [filter, setFilter] = useSearchParams()
  const status = filter.get('status') ?? 'open'
  const q = filter.get('q') ?? ''
  const due = filter.get('due') ?? ''
  const pages = useDossierPages(askedBy(filter))
  const { items } = pages
  const client = useQueryClient()
  const papers = useWaitingPapers()
  const groups = useMemo(() => {
    const isPaper = (item: DossierItem) => papers.some(({ id }) => id === item.id)
    const shown = items?.filter((item) => item.status !== 'draft' || !isPaper(item))
    return shown && groupByDue(shown, new Date())
  }, [items, papers])
  const rows = useMemo(() => groups?.flatMap((group) => group.items) ?? [], [groups])
  const picked = usePicked(rows)
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
    (row) => rows[row] && picked.toggle(rows[row].id),
  )
  const cursorId = cursor === null ? null : (rows[cursor]?.id ?? null)
  useEffect(() => {
    if (cursorId) document.getElementById(`row-${cursorId}`)?.scrollIntoView({ block: 'nearest' })
  }, [cursorId])
  useEffect(() => keepLastList(`?${filter.toString()}`), [filter])
  const change = (next: Record<string, string>) =>
    setFilter((before) => ({ ...Object.fromEntries(before), ...next }), { replace: true })
  const reload = async () => {
    const counts = ['viewCounts', 'dueCounts'].map((kind) => client.refetchQueries({ queryKey: [kind] }))
    await Promise.all([pages.reload(), ...counts])
  }
  return { ...pages, reload, status, q, due, change, papers, groups, rows, search, cursorId, picked }
}

/** A draft is filled in, everything else is decided on. */
export function pageOf({ id, status }: DossierItem): string {
  return status === 'draft' ? `/dossiers/${id}/form` : `/work/${id}`
}
