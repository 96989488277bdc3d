import { attributeWords, cells, choiceNames, topicWords, type Attribute, type Cell, type Topic } from './facets.js'
import { people, withoutPeople } from './people.rules.js'
import { Phrases } from './phrases.rules.js'
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
  plannedWords,
} from './vocabulary.js'
import { withoutExamples, wordsOf, type Words } from './words.rules.js'

const phrasesOf = <Kind extends string>(vocabulary: Readonly<Record<Kind, readonly string[]>>): Phrases<Kind> =>
  new Phrases(
    (Object.entries(vocabulary) as [Kind, readonly string[]][]).flatMap(([kind, words]) =>
      words.map((word) => [word, kind] as const),
    ),
    true,
  )
const mark = (...lists: (readonly string[])[]) => new Phrases(lists.flat().map((word) => [word, true] as const))

const topics = phrasesOf<Topic>(topicWords)
const attributes = phrasesOf<Attribute>(attributeWords)
const elsewhere = mark(futureWords, pastWords, otherBodies, otherThings, leaseWords, foreignWords)
const wishes = mark(plannedWords, leaseWords, foreignWords)
const heads = mark(otherHeads)
const neutral = mark(neutralWords, personTitles)
const companions = new Map(cells.map((each) => [each, mark(each.companions ?? [])] as const))

/** What a text says a question is about and what of it is wanted, apart from any fixed wording. */
export interface Facets {
  cell: Cell
  /** Words nobody knows; few of them change nothing. */
  unknown: number
  /** It says what the question is about; else that came from the heading. */
  namesTopic: boolean
}

/** The topics a heading names, for the bare words below it: `Số`, `Ngày cấp` below `Giấy khai sinh`. */
export function topicsOf(words: Words): ReadonlySet<Topic> {
  return wishes.isIn(withoutPeople(words)) ? new Set() : namedTopics(words)
}

/**
 * Reads a text by its facets; `given` are the topics of the heading. Undefined where it asks for nothing known, and
 * `elsewhere` where its words say that something else is meant.
 */
export function readFacets(words: Words, given: ReadonlySet<Topic>): Facets | 'elsewhere' | undefined {
  const own = namedTopics(words)
  const wanted = found(words, attributes)
  const namesTopic = own.size > 0
  const about = namesTopic ? own : given
  const cell = cells.find(
    ({ topics: needed, attributes: asked }) =>
      needed.every((topic) => (topic === 'dying' || asked.length === 0 ? own : about).has(topic)) &&
      asked.every((one) => wanted.has(one)),
  )
  if (!cell) return undefined
  const isOfDead = cell.topics.includes('dying') && !own.has('deathRecord')
  if (isOfDead && !given.has('dying') && !given.has('deathRecord')) return undefined
  if (heads.startingAt(words, 0).length > 0 && attributes.startingAt(words, 0).length === 0) return undefined
  if (speaksOfOther(words, cell)) return 'elsewhere'
  return { cell, unknown: unknownOf(words, cell), namesTopic }
}

/** The topics of a text, a longer name before the shorter ones within it. */
function namedTopics(words: Words): Set<Topic> {
  let until = 0
  return new Set(
    words.list.flatMap((_, at) => {
      const all = at < until ? [] : topics.startingAt(words, at)
      const [longest] = all
      if (longest) until = longest.to
      return all.filter(({ to }) => to === longest?.to).map(({ value }) => value)
    }),
  )
}

function found<Kind>(words: Words, phrases: Phrases<Kind>): Set<Kind> {
  return new Set(words.list.flatMap((_, at) => phrases.startingAt(words, at).map(({ value }) => value)))
}

/** Wishes, contracts, companies, foreign lands; not where the word belongs to the concept itself. */
function speaksOfOther(words: Words, cell: Cell): boolean {
  const own = companions.get(cell)
  const allowed = new Set(
    words.list.flatMap((_, at) =>
      [
        ...(own?.startingAt(words, at) ?? []),
        ...topics.startingAt(words, at).filter(({ value }) => cell.topics.includes(value)),
        ...attributes.startingAt(words, at).filter(({ value }) => cell.attributes.includes(value)),
        ...people.startingAt(words, at),
      ].flatMap(({ from, to }) => Array.from({ length: to - from }, (__, step) => from + step)),
    ),
  )
  return words.list.some((_, at) =>
    elsewhere.startingAt(words, at).some(({ from, to }) => {
      for (let each = from; each < to; each++) if (!allowed.has(each)) return true
      return false
    }),
  )
}

function unknownOf(words: Words, cell: Cell): number {
  const covered = new Set<number>()
  const vocabularies = [topics, attributes, neutral, people, companions.get(cell)]
  words.list.forEach((_, at) => {
    for (const vocabulary of vocabularies) {
      for (const { from, to } of vocabulary?.startingAt(words, at) ?? [])
        for (let each = from; each < to; each++) covered.add(each)
    }
  })
  return words.list.filter(({ plain }, at) => !covered.has(at) && !/^\d+$/.test(plain)).length
}

/** A text as words, for {@link readFacets}. */
export const facetWords = (text: string): Words => wordsOf(withoutExamples(text.normalize('NFC')))

const choices = Object.entries(choiceNames).map(([concept, names]) => ({
  concept,
  phrases: new Phrases(names.flatMap((same, choice) => same.map((name) => [name, choice] as const))),
}))

/** The concept whose choices a text names at least two of. */
export function choicesIn(text: string): string | undefined {
  const words = facetWords(text)
  return choices.find(({ phrases }) => found(words, phrases).size > 1)?.concept
}
