import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { learnedReader, readCorpus, seenQuestions, trainedWith } from '#forms'
import { learn, leftOut, limitsOf } from './learn.rules.js'
import { train } from './perceptron.rules.js'

const corpus = trainedWith.flatMap((part) => readCorpus(part))

describe('npm run reader:train', () => {
  const limits = limitsOf(corpus)
  const text = learn(corpus, limits)

  it('gives the file in the repository', () => {
    expect(hashOf(text)).toBe(hashOf(readFileSync('libs/forms/reader/weights.txt', 'utf8')))
    expect(() => learnedReader()).not.toThrow() // its hash is the pinned one
  })

  it('gives the same bytes twice, others for other labels', () => {
    expect(
      hashOf(
        learn(
          trainedWith.flatMap((part) => readCorpus(part)),
          limits,
        ),
      ),
    ).toBe(hashOf(text))
    expect(hashOf(learn(corpus.slice(1), limits))).not.toBe(hashOf(text))
  })

  it('doubts of the honest questions it did not learn from the share it may', () => {
    const [doubted, placed, of] = leftOut(corpus, limits).reduce(
      ([held, atPlaces, all], [reader, left]) => {
        const scores = left
          .flatMap(seenQuestions)
          .flatMap(({ seen, concept }) => (concept === undefined ? [reader.read(seen)?.score ?? 0] : []))
        const above = (limit: number) => scores.filter((score) => score >= limit).length
        return [held + above(limits.held), atPlaces + above(limits.placed), all + scores.length]
      },
      [0, 0, 0],
    )
    expect(doubted / of).toBeLessThanOrEqual(0.05)
    expect(placed / of).toBeLessThanOrEqual(0.025)
    expect(limits.honest).toBeLessThan(0)
  })

  it('never learns from the parts kept apart', () => {
    expect(trainedWith).not.toContain('held-out')
    expect(trainedWith).not.toContain('placed-wrongly')
    expect(trainedWith).not.toContain('placed-published')
  })
})

describe('the perceptron', () => {
  const examples = [
    { grams: ['red', 'round'], label: 'apple' },
    { grams: ['yellow', 'long'], label: 'banana' },
    { grams: ['green', 'round'], label: 'apple' },
    { grams: ['green', 'long'], label: 'banana' },
  ]
  const options = { epochs: 5, margin: 2, fewest: 2, unit: 10, seed: 1 }

  it('gives what tells classes apart a weight for one and against the other', () => {
    const { classes, weights } = train(examples, 'bias', options)
    expect(classes).toEqual(['apple', 'banana'])
    const [apple = 0, banana = 0] = weights.get('round') ?? []
    expect([apple > 0, banana < 0]).toEqual([true, true])
    expect([...weights.values()].flat().every(Number.isInteger)).toBe(true)
  })

  it('leaves out what is too seldom', () => {
    expect([...train(examples, 'bias', options).weights.keys()]).toEqual(['bias', 'green', 'long', 'round'])
  })
})

const hashOf = (text: string) => createHash('sha256').update(text).digest('hex')
