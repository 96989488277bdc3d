import type { Snapshot, SnapshotField } from '../api/types'

/** A field that two snapshots tell differently; a side is absent when that snapshot does not list the field. */
export interface Change {
  path: string
  before?: SnapshotField
  after?: SnapshotField
}

const told = (field: SnapshotField | undefined) =>
  field && JSON.stringify([field.status, field.value ?? null, field.absent ?? false, field.quality ?? null])

/** What the newer snapshot tells differently, in the order of its fields, then what it no longer lists. */
export function changesBetween(older: Snapshot, newer: Snapshot): Change[] {
  const before = new Map(older.fields.map((field) => [field.path, field]))
  const after = new Map(newer.fields.map((field) => [field.path, field]))
  return [...new Set([...after.keys(), ...before.keys()])]
    .filter((path) => told(before.get(path)) !== told(after.get(path)))
    .map((path) => ({ path, before: before.get(path), after: after.get(path) }))
}

/** How many facts each registry provided in the newer snapshot that the older did not have. */
export function answeredByRegistry(older: Snapshot | null, newer: Snapshot): { name: string; count: number }[] {
  const known = new Set(older?.fields.filter((field) => field.status === 'provided').map((field) => field.path))
  const counts = new Map<string, number>()
  for (const field of newer.fields) {
    if (field.status !== 'provided' || known.has(field.path) || !field.source) continue
    counts.set(field.source.registry, (counts.get(field.source.registry) ?? 0) + 1)
  }
  return [...counts].map(([name, count]) => ({ name, count }))
}

/** The registries that left something unanswered, each once. */
export function silentRegistries(snapshot: Snapshot): string[] {
  const silent = snapshot.fields.filter((field) => field.gap?.kind === 'unavailable')
  return [...new Set(silent.flatMap(({ registry }) => registry ?? []))]
}
