import { avoidedPapers } from '#forms/fields/avoided-papers'
import type { FormDocument, Readable, Snapshot, Source } from '../../shared/api/types'

/** How many facts each registry gave, most first. */
export function reuseOf(snapshot: Snapshot | null): { source: Source; count: number }[] {
  const counts = new Map<string, { source: Source; count: number }>()
  for (const { status, source } of snapshot?.fields ?? []) {
    if (status !== 'provided' || !source) continue
    const known = counts.get(source.registry)
    counts.set(source.registry, { source, count: (known?.count ?? 0) + 1 })
  }
  return [...counts.values()].sort((one, other) => other.count - one.count)
}

/** The papers the procedure demands that this dossier need not bring. */
export function sparedPapers(
  { documents = [] }: FormDocument,
  snapshot: Snapshot | null,
  answers: Readonly<Record<string, unknown>> = {},
): Readable[] {
  return avoidedPapers(documents, snapshot?.fields ?? [], answers).map(({ name }) => name)
}
