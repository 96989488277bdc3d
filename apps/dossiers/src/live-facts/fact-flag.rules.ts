import type { SnapshotField } from '#contracts'

/** The places of a snapshot that rest on a look-up: what it provided, and what it left open. */
export function pathsOf(fields: readonly SnapshotField[], lookupId: string): string[] {
  return fields
    .filter(({ source, gap }) => source?.lookupId === lookupId || gap?.lookupId === lookupId)
    .map(({ path }) => path)
}
