import { looksJoining, wordsOf, type Word, type Words } from './words.rules.js'

/** A phrase of a vocabulary found in a text: the words `from` (inclusive) `to` (exclusive). */
export interface Found<T> {
  value: T
  from: number
  to: number
}

interface Phrase<T> {
  words: Word[]
  /** Written with accents: a text with accents must agree in them. */
  accented: boolean
  /** As a text without accents has it, in which some of its words are taken for joining ones. */
  isBareOnly?: true
  value: T
}

/** Phrases of a vocabulary, found in texts with and without accents. */
export class Phrases<T> {
  private readonly byFirst = new Map<string, Phrase<T>[]>()

  /** `strict`: a single word with accents counts only where accents are written; `bố` is not in `bo sung`. */
  constructor(
    entries: Iterable<readonly [phrase: string, value: T]>,
    private readonly strict = false,
  ) {
    for (const [phrase, value] of entries) {
      const { list, accented } = wordsOf(phrase)
      this.add({ words: list, accented, value })
      const bare = accented ? list.filter((word) => !looksJoining(word)) : list
      if (bare.length < list.length && isTelling(bare)) this.add({ words: bare, accented, isBareOnly: true, value })
    }
    for (const same of this.byFirst.values()) same.sort((left, right) => right.words.length - left.words.length)
  }

  private add(phrase: Phrase<T>): void {
    const [first] = phrase.words
    if (first) this.byFirst.set(first.plain, [...(this.byFirst.get(first.plain) ?? []), phrase])
  }

  /** Every phrase that occurs, the longest at each place. */
  all(text: Words): Found<T>[] {
    return text.list.flatMap((_, at) => this.startingAt(text, at).slice(0, 1))
  }

  /** Every phrase at one place, longest first. */
  startingAt(text: Words, at: number): Found<T>[] {
    const first = text.list[at]
    const candidates = (first && this.byFirst.get(first.plain)) ?? []
    return candidates
      .filter((phrase) => occurs(phrase, text, at) && !(this.strict && isBare(phrase, text)))
      .map(({ value, words }) => ({ value, from: at, to: at + words.length }))
  }

  /** Whether any phrase occurs. */
  isIn(text: Words): boolean {
    return text.list.some((_, at) => this.startingAt(text, at).length > 0)
  }
}

/** Two words, or one that is long enough to be no other. */
const isTelling = (words: readonly Word[]) => words.length > 1 || (words[0]?.plain.length ?? 0) > 3

function isBare<T>({ words, accented }: Phrase<T>, text: Words): boolean {
  return words.length === 1 && accented && !text.accented
}

function occurs<T>(phrase: Phrase<T>, text: Words, at: number): boolean {
  if (phrase.isBareOnly && text.accented) return false
  if (at + phrase.words.length > text.list.length) return false
  return phrase.words.every((word, index) => {
    const there = text.list[at + index] as Word
    if (there.plain !== word.plain) return false
    const compareAccents = text.accented && phrase.accented
    return !compareAccents || there.written === word.written
  })
}
