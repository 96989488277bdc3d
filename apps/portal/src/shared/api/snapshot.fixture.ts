import type { Gap, GapKind, Snapshot, SnapshotField, Source } from './types'

/** Where a value of this registry comes from. */
export function aSource(registry: Source['registry']): Source {
  const lookup = { lookedUpAt: '2026-11-25T02:00:00Z', lookupId: '00000000-0000-4000-8000-000000000001' }
  return { registry, registryName: registry, attribute: 'x', recordDate: '2021-03-12', ...lookup }
}

/** Why a value is missing. */
export function aGap(kind: GapKind): Gap {
  return { kind, lookupId: '00000000-0000-4000-8000-000000000002', fallback: 'ask', message: 'Chưa có.' }
}

/** A snapshot of these fields. */
export function aSnapshot(...fields: SnapshotField[]): Snapshot {
  return { snapshotId: '1', fields, summary: { total: 0, reused: 0, asked: 0, gaps: 0, papersAvoided: 0 } }
}
