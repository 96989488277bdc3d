import type { SnapshotField } from '#contracts'

/** The places of a snapshot that rest on a look-up of that registry: what it provided, and what it left open. */
export function pathsOf(fields: readonly SnapshotField[], lookedUp: { registry: string; lookupId: string }): string[] {
  const isIt = (registry: string | undefined, lookupId: string | undefined) =>
    lookupId === lookedUp.lookupId && (registry ?? lookedUp.registry) === lookedUp.registry
  return fields
    .filter(({ source, gap, registry }) => isIt(source?.registry, source?.lookupId) || isIt(registry, gap?.lookupId))
    .map(({ path }) => path)
}
