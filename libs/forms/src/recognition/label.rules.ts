import { holderIn, people, withoutPeople, type Holder } from '../vocabulary/people.rules.js'
import { Phrases, type Found } from '../vocabulary/phrases.rules.js'
import {
  foreignWords,
  futureWords,
  leaseWords,
  neutralWords,
  otherBodies,
  otherHeads,
  otherThings,
  pastWords,
  personTitles,
  pronounWords,
  uploadWords,
  vagueWords,
} from '../vocabulary/vocabulary.js'
import { withoutAsides, withoutExamples, wordsOf, type Words } from '../vocabulary/words.rules.js'
import type { Dictionary, Meaning } from './dictionary.rules.js'

const mark = (...lists: (readonly string[])[]) => new Phrases(lists.flat().map((word) => [word, true] as const))
const future = mark(futureWords, foreignWords)
const past = mark(pastWords)
const leases = mark(leaseWords)
const formers = new Map([
  ['tax.code', 'person.formerTaxCodes'],
  ['person.personId', 'person.formerIds'],
])
/** Where whether is known, whom with or for what is another question. */
const yesOrNo = new Set(['land.parcel.disputed', 'land.parcel.mortgaged', 'land.home.owned'])
const others = mark(['ai', 'bên nào', 'việc gì', 'who', 'whom'])
const pronouns = new Phrases(
  pronounWords.map((word) => [word, true] as const),
  true,
)
const things = new Phrases(
  [...otherBodies, ...otherThings].map((word) => [word, true] as const),
  true,
)
const neutral = mark(neutralWords, personTitles)
const heads = mark(otherHeads)
const roles = mark(['người', 'bên', 'chủ'])
const vague = mark(vagueWords)
const uploads = mark(uploadWords)

/** `as it stands on the card` tells how to write, not what. */
const asWritten =
  /[\s,](?:(?:đã |được )?(?:ghi |viết |đúng ){0,3}(?:theo|như trên|như trong|như giấy|trên giấy|trên sổ|trong sổ|trên (?:thẻ )?(?:căn cước|cccd|cmnd|bìa))|nếu|as (?:on|in|shown|written)|according to|if|per|written in)\s.*$/iu

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
  /** Words beside it that no vocabulary knows, and how many of them follow it. */
  unknown: number
  trailing: number
  holder?: Holder
}

/** Reads a label, a help text or the last step of a path; undefined where nothing of the dictionary is in it. */
export function readText(text: string, { phrases }: Dictionary): Reading | undefined {
  const whole = withoutAsides(withoutExamples(text.normalize('NFC')).replace(courtesy, ''))
  const main = wordsOf(whole.main.replace(asWritten, ''))
  const asides = wordsOf(whole.aside)
  const explained = longest(asides, phrases)
  const unstripped = wordsOf(whole.main)
  const exact = longest(unstripped, phrases)
  if (exact && exact.to - exact.from === unstripped.list.length && 'concept' in exact.value)
    return grade(exact, unstripped, withoutPhrase(asides, explained))
  for (const words of [main, withoutPronouns(main)]) {
    const found = longest(words, phrases)
    // `địa chỉ (nơi thường trú)`: the bracket says which
    if (found && 'vague' in found.value && explained && 'concept' in explained.value)
      return grade(explained, asides, asides)
    if (found && 'vague' in found.value && found.value.vague === 'address' && isAsInRegister(text, phrases))
      return grade({ ...found, value: { concept: 'person.residence.address' } }, words, asides)
    if (found) return grade(found, words, withoutPhrase(asides, explained))
  }
  // `chủ nuôi (họ tên theo căn cước)`: the bracket is the question
  const bracket = wordsOf(whole.aside.replace(courtesy, '').replace(asWritten, ''))
  const within = longest(bracket, phrases)
  if (within && within.to - within.from > 1) {
    return grade(shifted(within, main.list.length), joined(main, bracket), wordsOf(''))
  }
  const all = wordsOf(`${whole.main.replace(asWritten, '')} ${whole.aside}`)
  const found = longest(all, phrases)
  return found && grade(found, all, asides)
}

/** `Địa chỉ theo hộ khẩu` is the residence the register holds. */
function isAsInRegister(text: string, phrases: Phrases<Meaning>): boolean {
  const words = wordsOf(asWritten.exec(text)?.[0] ?? '')
  const found = longest(words, phrases)
  return found !== undefined && 'concept' in found.value && found.value.concept === 'person.residence.address'
}

const withoutPhrase = (words: Words, found: Found<unknown> | undefined): Words =>
  found ? { ...words, list: words.list.filter((_, at) => at < found.from || at >= found.to) } : words

/** A number of before is a former one: `MST trước đây`. */
function formerly(meaning: Meaning, beside: Words): Meaning {
  if (!('concept' in meaning) || !past.isIn(beside)) return meaning
  return { concept: formers.get(meaning.concept) ?? meaning.concept }
}

const joined = (left: Words, right: Words): Words => ({
  accented: left.accented || right.accented,
  list: [...left.list, ...right.list],
})
const shifted = <T>({ value, from, to }: Found<T>, by: number): Found<T> => ({ value, from: from + by, to: to + by })

/** The words without those a form addresses people by, which stand in the middle of a question. */
function withoutPronouns({ accented, list }: Words): Words {
  return { accented, list: list.filter((word) => pronouns.startingAt({ accented, list: [word] }, 0).length === 0) }
}

/** Whether a label is too short to say more than one thing. */
export function isShort(text: string): boolean {
  return text.trim().split(/\s+/).length <= 2
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
  const rest = withoutPhrase(words, found)
  const holder = holderIn(rest, asides) ?? (namesStranger(rest) ? 'unclear' : undefined)
  const beside = withoutPeople(rest)
  const meaning = formerly(found.value, beside)
  const isFormer = 'concept' in meaning && meaning.concept.toLowerCase().includes('former')
  const known = isFormer ? [neutral, people, past] : [neutral, people]
  const unknown = uncovered(rest, known)
  const trailing = uncovered({ accented: words.accented, list: words.list.slice(found.to) }, known)
  const reading = { meaning, length, unknown, trailing, ...(holder ? { holder } : {}) }
  const isHead = found.from > 0 && heads.startingAt(words, 0).some(({ to }) => to <= found.from)
  const isYesOrNo = 'concept' in found.value && yesOrNo.has(found.value.concept)
  const isOfLand = 'concept' in found.value && found.value.concept.startsWith('land.')
  const isElsewhere = [beside, withoutPeople(asides)].some(
    (text) =>
      future.isIn(text) ||
      (past.isIn(text) && !isFormer) ||
      (isOfLand && leases.isIn(text)) ||
      (isYesOrNo && others.isIn(text)) ||
      things.isIn(text),
  )
  if (isHead || isElsewhere) return { ...reading, grade: 'elsewhere' }
  if (unknown === 0) return { ...reading, grade: 'sure' }
  if (length === 1 || 'vague' in found.value) return undefined
  return { ...reading, grade: 'likely' }
}

/** `những người cùng chuyển`: somebody in a role no vocabulary knows. */
function namesStranger(words: Words): boolean {
  return words.list.some((_, at) => {
    const [title] = roles.startingAt(words, at)
    if (!title || people.startingAt(words, at).length > 0) return false
    const next = words.list[title.to]
    const after = { accented: words.accented, list: next ? [next] : [] }
    return next !== undefined && uncovered(after, [neutral, people, pronouns]) > 0
  })
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
