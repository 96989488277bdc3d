import { gramsOf, type SeenQuestion } from './grams.rules.js'

/** What a gram says: for (above 0) or against that a question asks for something held, and for which concepts. */
export interface GramWeights {
  held: number
  /** By the number of the concept in {@link Weights.concepts}. */
  concepts: readonly (readonly [concept: number, weight: number])[]
}

/** All that was learned; whole numbers only. */
export interface Weights {
  concepts: readonly string[]
  grams: ReadonlyMap<string, GramWeights>
}

/** What the learned reader makes of a question. */
export interface Impression {
  /** Above 0 rather held, below rather not; the sum of the weights of its grams. */
  score: number
  /** The held concept its grams fit best. */
  concept: string
  /** The parts of its words that decided most, the most telling first, at most three. */
  because: string[]
}

/** Named in an explanation. */
const mostNamed = 3
/** Kinds of grams that are words of the question, which an explanation can show. */
const shown = new Set(['a', 'p', 'w', 'e', 'h', 'q'])

/**
 * The second reader of questions, beside the rules: a linear model, trained on the labelled questions of `libs/forms/corpus` by
 * `npm run reader:train`. Knows nothing of the catalogue; whoever asks says which concepts there are.
 */
export class LearnedReader {
  constructor(private readonly weights: Weights) {}

  /** Whether it ever learned what asks for a concept; of others it cannot tell that a question is honest. */
  hasLearned(concept: string): boolean {
    return this.weights.concepts.includes(concept)
  }

  /** `isKnown`: whether there is such a concept today. Undefined where no known concept was ever learned. */
  read(question: SeenQuestion, isKnown: (concept: string) => boolean): Impression | undefined {
    const { concepts, grams } = this.weights
    const named = new Int32Array(concepts.length)
    const found = gramsOf(question).flatMap((gram) => {
      const weights = grams.get(gram)
      return weights ? [{ gram, weights }] : []
    })
    let score = bias(grams)
    for (const { weights } of found) {
      score += weights.held
      for (const [concept, weight] of weights.concepts) named[concept] = (named[concept] ?? 0) + weight
    }
    const best = [...concepts.keys()]
      .filter((number) => isKnown(concepts[number] ?? ''))
      .reduce<number | undefined>(
        (so, number) => (so === undefined || (named[number] ?? 0) > (named[so] ?? 0) ? number : so),
        undefined,
      )
    if (best === undefined) return undefined
    const sign = score < 0 ? -1 : 1
    const because = namesOf(found.map(({ gram, weights }) => ({ gram, weight: sign * weights.held })))
    return { score, concept: concepts[best] ?? '', because }
  }
}

/** What speaks for something held before a word was read; stands as the gram without a text. */
export const biasGram = 'bias'
const bias = (grams: Weights['grams']) => grams.get(biasGram)?.held ?? 0

/** The texts of the grams with the largest weights, none within another. */
function namesOf(grams: readonly { gram: string; weight: number }[]): string[] {
  const names: string[] = []
  const telling = grams.filter(({ gram, weight }) => weight > 0 && shown.has(gram.split(':', 1)[0] ?? ''))
  telling.sort((left, right) => right.weight - left.weight || (left.gram < right.gram ? -1 : 1))
  for (const { gram } of telling) {
    const text = gram
      .slice(gram.indexOf(':') + 1)
      .replace(/[\^$]/g, '')
      .trim()
    if (text.length < 2 || names.some((name) => name.includes(text) || text.includes(name))) continue
    if (names.push(text) === mostNamed) break
  }
  return names
}
