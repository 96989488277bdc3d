import {
  biasGram,
  gramsOf,
  LearnedReader,
  seenQuestions,
  textOfWeights,
  weightsOfText,
  type CorpusForm,
  type Limits,
} from '#forms'
import { train, type Example } from './perceptron.rules.js'

const held = 'held'
const honest = 'honest'
const training = { epochs: 10, margin: 100, fewest: 3, seed: 2026, unit: 10 }
/** Weights that tell concepts apart, the largest ones. */
const mostOfConcepts = 15_000
const unlimited: Limits = { held: 0, placed: 0, honest: 0 }

/** Forms are dealt into so many parts; each part is read by a reader that learned from the others. */
const folds = 6
/** Of the honest questions left out, at most so many in a thousand may be doubted where they name no place, and where they do. */
const doubted = { held: 50, placed: 25 }
/** Of the repeats left out, at most so many in a thousand may be found honest against the rules. */
const missed = 2

/**
 * The text of the weights labelled forms teach: one perceptron tells what is held from what is not, another one, from the repeats
 * alone, which concept. The limits are {@link limitsOf} the same forms. The same forms give the same text on every machine.
 */
export function learn(corpus: readonly CorpusForm[], limits: Limits = unlimited): string {
  const questions = corpus.flatMap(seenQuestions).map(({ seen, concept }) => ({ grams: gramsOf(seen), concept }))
  const isHeld = train(
    questions.map(({ grams, concept }) => ({ grams, label: concept === undefined ? honest : held })),
    biasGram,
    training,
  )
  const repeats = questions.flatMap(({ grams, concept }): Example[] =>
    concept === undefined ? [] : [{ grams, label: concept }],
  )
  const which = train(repeats, biasGram, training)
  const ofHeld = isHeld.classes.indexOf(held)
  const least = sizeOf(mostOfConcepts, [...which.weights.values()].flat())
  const grams = new Set([...isHeld.weights.keys(), ...which.weights.keys()])
  return textOfWeights({
    limits,
    concepts: which.classes,
    grams: new Map(
      [...grams].flatMap((gram) => {
        const weight = isHeld.weights.get(gram)?.[ofHeld] ?? 0
        const concepts = (which.weights.get(gram) ?? []).flatMap((each, concept) =>
          Math.abs(each) > least ? [[concept, each] as const] : [],
        )
        return weight === 0 && concepts.length === 0 ? [] : [[gram, { held: weight, concepts }] as const]
      }),
    ),
  })
}

/**
 * Where the limits lie by what a reader makes of questions it did not learn from: `held` and `placed` as low, `honest` as high
 * as the shares above allow.
 */
export function limitsOf(corpus: readonly CorpusForm[]): Limits {
  const scores = { held: [] as number[], honest: [] as number[] }
  for (const [reader, left] of leftOut(corpus))
    for (const { seen, concept } of left.flatMap(seenQuestions))
      scores[concept === undefined ? honest : held].push(reader.read(seen)?.score ?? 0)
  const highest = scores.honest.sort((one, other) => other - one)
  const lowest = scores.held.sort((one, other) => one - other)
  const allowed = (of: readonly number[], thousandths: number) => of[Math.floor((of.length * thousandths) / 1000)] ?? 0
  return {
    held: allowed(highest, doubted.held) + 1,
    placed: allowed(highest, doubted.placed) + 1,
    honest: allowed(lowest, missed),
  }
}

/** Readers, each with the forms it did not learn from. */
export function leftOut(corpus: readonly CorpusForm[], limits?: Limits): [LearnedReader, CorpusForm[]][] {
  return Array.from({ length: folds }, (_, fold) => {
    const isLeft = (at: number) => at % folds === fold
    const text = learn(
      corpus.filter((_form, at) => !isLeft(at)),
      limits,
    )
    return [new LearnedReader(weightsOfText(text)), corpus.filter((_form, at) => isLeft(at))]
  })
}

/** The size that at most `count` of the weights exceed. */
function sizeOf(count: number, weights: readonly number[]): number {
  const sizes = weights.map((weight) => Math.abs(weight)).sort((left, right) => right - left)
  return sizes[count] ?? 0
}
