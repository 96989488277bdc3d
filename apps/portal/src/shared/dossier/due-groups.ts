import type { DossierItem } from '../api/types'
import { dayOf, daysBetween } from '../language/format'

/** Dossiers due on the same day; all that are overdue stand together, and so do those without a due day. */
export interface DueGroup<T> {
  kind: 'overdue' | 'today' | 'day' | 'none'
  day: string | null
  items: T[]
}

type Due = Pick<DossierItem, 'dueAt' | 'status'>

const closed = new Set<DossierItem['status']>(['completed', 'returned', 'rejected', 'withdrawn', 'stopped'])

/** Whether nothing remains to be done by the authority. */
export function isClosed(dossier: Pick<DossierItem, 'status'>): boolean {
  return closed.has(dossier.status)
}

function isOverdue(dossier: Due, now: Date): boolean {
  return (
    !isClosed(dossier) &&
    !stands(dossier) &&
    Boolean(dossier.dueAt) &&
    Date.parse(String(dossier.dueAt)) < now.getTime()
  )
}

/** Groups dossiers by due day: overdue first, then day by day, then those without one; the nearest due first within. */
export function groupByDue<T extends Due>(dossiers: T[], now: Date): DueGroup<T>[] {
  const groups = new Map<string, DueGroup<T>>()
  const dueFirst = [...dossiers].sort((one, other) => (one.dueAt ?? '9').localeCompare(other.dueAt ?? '9'))
  for (const dossier of dueFirst) {
    const group = groupOf<T>(dossier, now)
    const key = `${group.kind}${group.day ?? ''}`
    const existing = groups.get(key) ?? group
    existing.items.push(dossier)
    groups.set(key, existing)
  }
  const order = { overdue: 0, today: 1, day: 1, none: 2 }
  return [...groups.values()].sort(
    (one, other) => order[one.kind] - order[other.kind] || (one.day ?? '').localeCompare(other.day ?? ''),
  )
}

/** The day a dossier is due; null where it has none or the clock stands. */
export function dueOf(dossier: Pick<DossierItem, 'dueAt' | 'status'>): string | null {
  return stands(dossier) ? null : (dossier.dueAt ?? null)
}

/** The day a dossier's applicant still waits for; null once nothing remains to be done by the authority. */
export function promisedDay(dossier: Due): string | null {
  return isClosed(dossier) ? null : dueOf(dossier)
}

/** The clock stands while somebody else has to do something. */
function stands({ status }: Due): boolean {
  return status === 'supplementRequested' || status === 'paymentRequested'
}

function groupOf<T>(dossier: Due, now: Date): DueGroup<T> {
  if (isClosed(dossier) || stands(dossier) || !dossier.dueAt) return { kind: 'none', day: null, items: [] }
  if (isOverdue(dossier, now)) return { kind: 'overdue', day: null, items: [] }
  const day = dayOf(dossier.dueAt)
  return { kind: daysBetween(now, day) === 0 ? 'today' : 'day', day, items: [] }
}
