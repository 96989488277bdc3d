import type { SnapshotField } from '#contracts'

/** The places of a snapshot that rest on a look-up of that registry: what it provided, and what it left open. */
export function pathsOf(fields: readonly SnapshotField[], lookedUp: { registry: string; lookupId: string }): string[] {
  const isIt = (registry: string | undefined, lookupId: string | undefined) =>
    lookupId === lookedUp.lookupId && (registry ?? lookedUp.registry) === lookedUp.registry
  return fields
    .filter(({ source, gap, registry }) => isIt(source?.registry, source?.lookupId) || isIt(registry, gap?.lookupId))
    .map(({ path }) => path)
}

/** Milliseconds a change may lie back when a connector tells it. */
const longestAgo = 24 * 3_600_000

/**
 * When a fact changed by the word of a connector, which is no part of this system: now, where it names no instant, one that has
 * not come, or one more than a day ago.
 */
export function believable(said: string, now: Date): Date {
  const at = Date.parse(said)
  return at <= now.getTime() && at > now.getTime() - longestAgo ? new Date(at) : now
}
