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

/** The papers that need not be brought: some of what they say was provided, and nothing of it is missing or disputed. */
export function sparedPapers(form: FormDocument, snapshot: Snapshot | null): Readable[] {
  const fields = snapshot?.fields ?? []
  return (form.documents ?? [])
    .filter(({ replacedBy }) => {
      const told = fields.filter(({ concept }) => concept && replacedBy?.includes(concept))
      return told.length > 0 && told.every(({ status, quality }) => status === 'provided' && quality !== 'disputed')
    })
    .map(({ name }) => name)
}
