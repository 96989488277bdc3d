/** The kinds of dots in the order they are drawn; `known` is the filled one. */
const kinds = ['known', 'own', 'wait', 'gap', 'ask'] as const

/** One dot per piece of information; `label` is the sentence that says the same. */
export function Dots({ counts, label }: { counts: Partial<Record<(typeof kinds)[number], number>>; label: string }) {
  return (
    <span className="dots" role="img" aria-label={label}>
      {kinds.flatMap((kind) =>
        Array.from({ length: counts[kind] ?? 0 }, (_, position) => (
          <i key={`${kind}${position}`} className={kind === 'known' ? undefined : kind} />
        )),
      )}
    </span>
  )
}
