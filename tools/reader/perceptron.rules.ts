/** An example: what is seen of it, and the class it belongs to. */
export interface Example {
  grams: readonly string[]
  label: string
}

/** A weight of each gram for each class. */
export interface Learned {
  classes: readonly string[]
  /** By gram and number of the class. */
  weights: ReadonlyMap<string, readonly number[]>
}

export interface Training {
  epochs: number
  /** An example teaches until its class leads by more than that. */
  margin: number
  /** Grams of fewer examples are left out. */
  fewest: number
  /** A weight of this size counts as one. */
  unit: number
  seed: number
}

/**
 * A perceptron with a margin, averaged over all its steps, for any number of classes. Works in whole numbers below 2⁵³ and divides
 * once at the end, so that every machine learns the same from the same examples in the same order.
 */
export function train(
  examples: readonly Example[],
  bias: string,
  { epochs, margin, fewest, unit, seed }: Training,
): Learned {
  const grams = [bias, ...commonGrams(examples, fewest)]
  const numbers = new Map(grams.map((gram, number) => [gram, number]))
  const classes = [...new Set(examples.map(({ label }) => label))].sort()
  const seen = examples.map(({ grams: own, label }) => ({
    grams: [0, ...own.flatMap((gram) => numbers.get(gram) ?? [])],
    label: classes.indexOf(label),
  }))
  const now = new Float64Array(grams.length * classes.length)
  const before = new Float64Array(now.length)
  const scores = new Float64Array(classes.length)
  const order = seen.map((_, at) => at)
  const random = randomOf(seed)
  let step = 1
  for (let epoch = 0; epoch < epochs; epoch++) {
    shuffle(order, random)
    for (const at of order) {
      const example = seen[at]
      if (!example) continue
      scores.fill(0)
      for (const gram of example.grams)
        for (let each = 0; each < classes.length; each++)
          scores[each] = (scores[each] ?? 0) + (now[gram * classes.length + each] ?? 0)
      const rival = leading(scores, example.label)
      if ((scores[example.label] ?? 0) - (scores[rival] ?? 0) <= margin)
        for (const gram of example.grams) {
          teach(gram * classes.length + example.label, 1)
          teach(gram * classes.length + rival, -1)
        }
      step++
    }
  }
  return { classes, weights: new Map(grams.map((gram, number) => [gram, averages(number)])) }

  function teach(place: number, by: number): void {
    now[place] = (now[place] ?? 0) + by
    before[place] = (before[place] ?? 0) + by * step
  }

  /** The mean of a weight over all steps. */
  function averages(gram: number): number[] {
    return classes.map((_, each) => {
      const place = gram * classes.length + each
      return Math.round((((now[place] ?? 0) * step - (before[place] ?? 0)) * unit) / step)
    })
  }
}

/** Grams of at least `fewest` examples, in the order of code units. */
function commonGrams(examples: readonly Example[], fewest: number): string[] {
  const counts = new Map<string, number>()
  for (const { grams } of examples) for (const gram of grams) counts.set(gram, (counts.get(gram) ?? 0) + 1)
  return [...counts]
    .filter(([, count]) => count >= fewest)
    .map(([gram]) => gram)
    .sort()
}

function leading(scores: Float64Array, except: number): number {
  let best = except === 0 ? 1 : 0
  for (let each = 0; each < scores.length; each++)
    if (each !== except && (scores[each] ?? 0) > (scores[best] ?? 0)) best = each
  return best
}

/** Whole numbers below 2³², the same from the same seed (linear congruential generator of Numerical Recipes). */
function randomOf(seed: number): () => number {
  let state = seed >>> 0
  return () => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0)
}

function shuffle(list: number[], random: () => number): void {
  for (let at = list.length - 1; at > 0; at--) {
    // the low bits of such a generator repeat soon
    const other = Math.floor(random() / 65536) % (at + 1)
    const kept = list[at] ?? 0
    list[at] = list[other] ?? 0
    list[other] = kept
  }
}
