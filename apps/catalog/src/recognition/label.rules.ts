import { holderIn, withoutPeople, people, type Holder } from './context.rules.js'
import type { Dictionary, Meaning } from './dictionary.rules.js'
import { Phrases, type Found } from './phrases.rules.js'
import {
  futureWords,
  neutralWords,
  otherBodies,
  otherHeads,
  otherThings,
  pastWords,
  personTitles,
  uploadWords,
  vagueWords,
} from './vocabulary.js'
import { withoutAsides, wordsOf, type Words } from './words.rules.js'

const mark = (...lists: (readonly string[])[]) => new Phrases(lists.flat().map((word) => [word, true] as const))
const times = mark(futureWords, pastWords)
const things = new Phrases(
  [...otherBodies, ...otherThings].map((word) => [word, true] as const),
  true,
)
const neutral = mark(neutralWords, personTitles)
const heads = mark(otherHeads)
const vague = mark(vagueWords)
const uploads = mark(uploadWords)

/** `as it stands on the card` tells how to write, not what. */
const asWritten =
  /[\s,]+(?:(?:ghi |viết |đúng )?(?:theo|như trên|như trong|trên giấy)|as (?:on|in|shown)|according to)\s.*$/iu

/** Courtesies before a question. */
const courtesy =
  /^\s*(?:(?:xin|đề nghị|kính đề nghị|vui lòng|mời|hãy)\s+)+(?:(?:quý vị|ông bà|ông\/bà|anh chị|anh\/chị|bạn|công dân)\s+)?(?:vui lòng\s+)?(?:(?:cho (?:chúng tôi )?biết|ghi rõ|ghi|khai|kê khai|nhập|điền|nêu|cung cấp)\s+)/iu

/** What one text says a question is. */
export interface Reading {
  meaning: Meaning
  /**
   * `sure`: the text is the concept's name and nothing else. `likely`: it has words beside it that nobody knows.
   * `elsewhere`: the words beside it say that something else is meant.
   */
  grade: 'sure' | 'likely' | 'elsewhere'
  /** Words of the phrase that was found. */
  length: number
  /** Words beside it that no vocabulary knows. */
  unknown: number
  holder?: Holder
}

/** Reads a label, a help text or the last step of a path; undefined where nothing of the dictionary is in it. */
export function readText(text: string, { phrases }: Dictionary): Reading | undefined {
  const { main, aside } = withoutAsides(text.normalize('NFC').replace(courtesy, '').replace(asWritten, ''))
  const asides = wordsOf(aside)
  for (const words of [wordsOf(main), wordsOf(text)]) {
    const found = longest(words, phrases)
    if (found) return grade(found, words, asides)
  }
  return undefined
}

/** Whether a label says nothing by itself. */
export function isVague(text: string): boolean {
  const words = wordsOf(text)
  return uncovered(words, [vague]) === 0
}

/** Whether a label asks for a paper to be attached. */
export function isUpload(text: string): boolean {
  return uploads.startingAt(wordsOf(text), 0).length > 0
}

function longest(words: Words, phrases: Phrases<Meaning>): Found<Meaning> | undefined {
  const all = words.list.flatMap((_, at) => phrases.startingAt(words, at).slice(0, 1))
  const rank = ({ value, from, to }: Found<Meaning>) =>
    to - from - ('concept' in value && value.concept === 'person.formerIds' ? 0.5 : 0)
  return all.reduce<Found<Meaning> | undefined>(
    (best, each) => (!best || rank(each) > rank(best) ? each : best),
    undefined,
  )
}

function grade(found: Found<Meaning>, words: Words, asides: Words): Reading | undefined {
  const length = found.to - found.from
  const rest: Words = {
    accented: words.accented,
    list: words.list.filter((_, at) => at < found.from || at >= found.to),
  }
  const holder = holderIn(rest, asides)
  const unknown = uncovered(rest, [neutral, people])
  const reading = { meaning: found.value, length, unknown, ...(holder ? { holder } : {}) }
  const beside = withoutPeople(rest)
  const isHead = found.from > 0 && heads.startingAt(words, 0).some(({ to }) => to <= found.from)
  const isElsewhere = [beside, withoutPeople(asides)].some((text) => times.isIn(text) || things.isIn(text))
  if (isHead || isElsewhere) return { ...reading, grade: 'elsewhere' }
  if (unknown === 0) return { ...reading, grade: 'sure' }
  if (length === 1 || 'vague' in found.value) return undefined
  return { ...reading, grade: 'likely' }
}

/** How many words no phrase of the vocabularies covers. */
function uncovered(words: Words, vocabularies: readonly { startingAt: Phrases<unknown>['startingAt'] }[]): number {
  const covered = new Set<number>()
  words.list.forEach((_, at) => {
    for (const vocabulary of vocabularies) {
      for (const { from, to } of vocabulary.startingAt(words, at)) for (let i = from; i < to; i++) covered.add(i)
    }
  })
  return words.list.filter(({ plain }, at) => !covered.has(at) && !/^\d+$/.test(plain)).length
}
