import { gramsOf, type SeenQuestion } from './grams.rules.js'
import { wordsOfGrams } from './words-of-grams.rules.js'

/** What a gram says: for (above 0) or against that a question asks for something held, and for which concepts. */
export interface GramWeights {
  held: number
  /** By the number of the concept in {@link Weights.concepts}. */
  concepts: readonly (readonly [concept: number, weight: number])[]
}

/** Scores at which an impression counts; `npm run reader:train` measures them on questions left out of the training. */
export interface Limits {
  /** From here on a question that names no place is taken for something held. */
  held: number
  /** From here on one that names its place. */
  placed: number
  /** Below it one is taken for honest, whatever the rules say. */
  honest: number
}

/** All that was learned; whole numbers only. */
export interface Weights {
  limits: Limits
  concepts: readonly string[]
  grams: ReadonlyMap<string, GramWeights>
}

/** Why the learned reader decided as it did, the most telling first, at most three of each. */
export interface Because {
  /** Words of the question as they are written there. */
  words: string[]
  /** The grams they were seen by, with their kinds (see {@link gramsOf}). */
  grams: string[]
}

/** What the learned reader makes of a question. */
export interface Impression {
  /** Above 0 rather held, below rather not; the sum of the weights of its grams. */
  score: number
  /** The held concept its grams fit best. */
  concept: string
  /** What speaks for something held and for this concept; of a score below 0, what speaks against something held. */
  because: Because
}

/** Named in an explanation. */
const mostNamed = 3

/**
 * The second reader of questions, beside the rules: a linear model, trained on the labelled questions of `libs/forms/corpus` by
 * `npm run reader:train`. Knows nothing of the catalogue; whoever reads with it says which concepts there are.
 */
export class LearnedReader {
  /** Numbers of the concepts there are. */
  private readonly known: readonly number[]
  private readonly learned: ReadonlySet<string>

  constructor(
    private readonly weights: Weights,
    isKnown: (concept: string) => boolean = () => true,
  ) {
    this.known = [...weights.concepts.keys()].filter((number) => isKnown(weights.concepts[number] ?? ''))
    this.learned = new Set(weights.concepts)
  }

  get limits(): Limits {
    return this.weights.limits
  }

  /** The same reader, which names only concepts there are. */
  among(isKnown: (concept: string) => boolean): LearnedReader {
    return new LearnedReader(this.weights, isKnown)
  }

  /** Whether it ever learned what asks for a concept; of others it cannot tell that a question is honest. */
  hasLearned(concept: string): boolean {
    return this.learned.has(concept)
  }

  /** Undefined where no concept there is was ever learned. */
  read(question: SeenQuestion): Impression | undefined {
    const { concepts, grams } = this.weights
    const named = new Int32Array(concepts.length)
    const found = gramsOf(question).flatMap((gram) => {
      const weights = grams.get(gram)
      return weights ? [{ gram, weights }] : []
    })
    let score = grams.get(biasGram)?.held ?? 0
    for (const { weights } of found) {
      score += weights.held
      for (const [concept, weight] of weights.concepts) named[concept] = (named[concept] ?? 0) + weight
    }
    const [first, ...others] = this.known
    if (first === undefined) return undefined
    const best = others.reduce((so, number) => ((named[number] ?? 0) > (named[so] ?? 0) ? number : so), first)
    const weightOf = ({ held, concepts: ofConcepts }: GramWeights) =>
      score < 0 ? -held : held + Math.max(0, ofConcepts.find(([number]) => number === best)?.[1] ?? 0)
    const telling = found
      .map(({ gram, weights }) => ({ gram, weight: weightOf(weights) }))
      .filter(({ weight }) => weight > 0)
      .sort((left, right) => right.weight - left.weight || (left.gram < right.gram ? -1 : 1))
      .map(({ gram }) => gram)
    const because = { words: wordsOfGrams(telling, question, mostNamed), grams: telling.slice(0, mostNamed) }
    return { score, concept: concepts[best] ?? '', because }
  }
}

/** What speaks for something held before a word was read; stands as the gram without a text. */
export const biasGram = 'bias'
