import { biasGram, gramsOf, seenQuestions, textOfWeights, type CorpusForm } from '#forms'
import { train, type Example } from './perceptron.rules.js'

const held = 'held'
const honest = 'honest'
const training = { epochs: 10, margin: 100, fewest: 3, seed: 2026 }
/** Weights that tell concepts apart, the largest ones. */
const mostOfConcepts = 15_000

/**
 * The text of the weights labelled forms teach: one perceptron tells what is held from what is not, another one, from the repeats
 * alone, which concept. The same forms give the same text on every machine.
 */
export function learn(corpus: readonly CorpusForm[]): string {
  const questions = corpus.flatMap(seenQuestions).map(({ seen, concept }) => ({ grams: gramsOf(seen), concept }))
  const isHeld = train(
    questions.map(({ grams, concept }) => ({ grams, label: concept === undefined ? honest : held })),
    biasGram,
    { ...training, unit: 10 },
  )
  const repeats = questions.flatMap(({ grams, concept }): Example[] =>
    concept === undefined ? [] : [{ grams, label: concept }],
  )
  const which = train(repeats, biasGram, { ...training, unit: 10 })
  const ofHeld = isHeld.classes.indexOf(held)
  const least = sizeOf(mostOfConcepts, [...which.weights.values()].flat())
  const grams = new Set([...isHeld.weights.keys(), ...which.weights.keys()])
  return textOfWeights({
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

/** The size that at most `count` of the weights exceed. */
function sizeOf(count: number, weights: readonly number[]): number {
  const sizes = weights.map((weight) => Math.abs(weight)).sort((left, right) => right - left)
  return sizes[count] ?? 0
}
