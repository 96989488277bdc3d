import type { Weights } from './learned-reader.rules.js'

const limitNames = ['held', 'placed', 'honest'] as const

/**
 * The text of weights, `libs/forms/reader/weights.txt`: in the first line the limits for `held`, `placed` and `honest`, in the second
 * the concepts; then a line a gram, in the order of code units: the gram, its weight for something held, and `number:weight` for
 * concepts, in the order of the second line. Tabs between them, whole numbers only.
 */
export function textOfWeights({ limits, concepts, grams }: Weights): string {
  const lines = [...grams]
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .map(([gram, { held, concepts: named }]) =>
      [gram, held, ...named.map(([concept, weight]) => `${concept}:${weight}`)].join('\t'),
    )
  return [limitNames.map((name) => limits[name]).join('\t'), concepts.join('\t'), ...lines, ''].join('\n')
}

/** Reads what {@link textOfWeights} wrote. */
export function weightsOfText(text: string): Weights {
  const [first = '', second = '', ...lines] = text.trimEnd().split('\n')
  const [held = 0, placed = 0, honest = 0] = first.split('\t').map(Number)
  const grams = lines.map((line) => {
    const [gram = '', ofHeld = '0', ...named] = line.split('\t')
    const concepts = named.map((pair) => {
      const [concept = 0, weight = 0] = pair.split(':').map(Number)
      return [concept, weight] as const
    })
    return [gram, { held: Number(ofHeld), concepts }] as const
  })
  return { limits: { held, placed, honest }, concepts: second.split('\t'), grams: new Map(grams) }
}
