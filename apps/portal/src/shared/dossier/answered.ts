import type { Snapshot } from '../api/types'

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
