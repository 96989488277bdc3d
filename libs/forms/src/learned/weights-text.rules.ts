import type { Weights } from './learned-reader.rules.js'

/**
 * The text of weights, `libs/forms/reader/weights.txt`: in the first line the concepts; then a line a gram, in the order of
 * code units: the gram, its weight for something held, and `number:weight` for concepts, in the order of the first line. Tabs
 * between them, whole numbers only.
 */
export function textOfWeights({ concepts, grams }: Weights): string {
  const lines = [...grams]
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .map(([gram, { held, concepts: named }]) =>
      [gram, held, ...named.map(([concept, weight]) => `${concept}:${weight}`)].join('\t'),
    )
  return [concepts.join('\t'), ...lines, ''].join('\n')
}

/** Reads what {@link textOfWeights} wrote. */
export function weightsOfText(text: string): Weights {
  const [first = '', ...lines] = text.trimEnd().split('\n')
  const grams = lines.map((line) => {
    const [gram = '', held = '0', ...named] = line.split('\t')
    const concepts = named.map((pair) => {
      const [concept = 0, weight = 0] = pair.split(':').map(Number)
      return [concept, weight] as const
    })
    return [gram, { held: Number(held), concepts }] as const
  })
  return { concepts: first.split('\t'), grams: new Map(grams) }
}
