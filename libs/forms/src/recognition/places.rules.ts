import type { AskedConcept, Concept, PaperType, PlaceSuggestion } from '#contracts'
import { wordsOf } from '../vocabulary/words.rules.js'

/** What a phrase stands for, and the sets of three letters it is made of. */
interface Phrase {
  place: Omit<PlaceSuggestion, 'score'>
  size: number
}

/** Fewer letters in common than that say nothing. */
const leastScore = 0.3
const mostSuggestions = 3

/**
 * The dictionaries a question or a paper is placed in: what registries hold, what may be asked, kinds of papers. Nearness
 * is that of the words without accents: twice the groups of three letters in common by all of both (Dice).
 */
export class Places {
  readonly asked: ReadonlyMap<string, AskedConcept>
  readonly papers: ReadonlyMap<string, PaperType>
  private readonly questions: PhraseIndex
  private readonly paperNames: PhraseIndex
  private readonly own = new Map<string, PhraseIndex>()

  constructor(concepts: readonly Concept[], asked: readonly AskedConcept[], papers: readonly PaperType[]) {
    this.asked = new Map(asked.map((each) => [each.id, each]))
    this.papers = new Map(papers.map((each) => [each.id, each]))
    this.questions = new PhraseIndex([
      ...concepts.flatMap(({ id, name, labels }) =>
        [name.vi, name.en, ...labels].map((text) => [text, { concept: id, held: true }] as const),
      ),
      ...asked.flatMap(({ id, name, words }) =>
        [name.vi, name.en, ...words].map((text) => [text, { asks: id, held: false }] as const),
      ),
    ])
    this.paperNames = new PhraseIndex(
      papers.flatMap(({ id, name, words, proves }) =>
        [name.vi, name.en, ...words].map((text) => [text, { paper: id, held: (proves ?? []).length > 0 }] as const),
      ),
    )
  }

  /** The places whose words are nearest to a question's, the best first, at most three. */
  forQuestion(label: string): PlaceSuggestion[] {
    return this.questions.nearest(label)
  }

  /** How near a text is to the words of an asked or held concept, 0 to 1; hardly anything in common counts as 0. */
  nearnessTo(concept: AskedConcept | Concept, text: string): number {
    const { id, name } = concept
    const words = 'words' in concept ? [...concept.words, ...concept.examples] : concept.labels
    const own = this.own.get(id) ?? new PhraseIndex([name.vi, name.en, ...words].map((each) => [each, { held: false }]))
    this.own.set(id, own)
    return own.nearest(text)[0]?.score ?? 0
  }

  /** The same as `forQuestion` for the name of a paper. */
  forPaper(name: string): PlaceSuggestion[] {
    return this.paperNames.nearest(name)
  }
}

class PhraseIndex {
  private readonly phrases: Phrase[] = []
  private readonly byTriple = new Map<string, number[]>()

  constructor(texts: readonly (readonly [string, Omit<PlaceSuggestion, 'score'>])[]) {
    for (const [text, place] of texts) {
      const triples = triplesOf(text)
      const number = this.phrases.push({ place, size: triples.size }) - 1
      for (const triple of triples) {
        const list = this.byTriple.get(triple)
        if (list) list.push(number)
        else this.byTriple.set(triple, [number])
      }
    }
  }

  nearest(text: string): PlaceSuggestion[] {
    const triples = triplesOf(text)
    const common = new Uint16Array(this.phrases.length)
    for (const triple of triples) {
      for (const number of this.byTriple.get(triple) ?? []) common[number] = (common[number] ?? 0) + 1
    }
    const best = new Map<string, PlaceSuggestion>()
    for (const [number, phrase] of this.phrases.entries()) {
      const count = common[number] ?? 0
      if (count === 0) continue
      const score = Math.round((200 * count) / (triples.size + phrase.size)) / 100
      const { place } = phrase
      const name = place.asks ?? place.concept ?? place.paper ?? ''
      if (score >= leastScore && score > (best.get(name)?.score ?? 0)) best.set(name, { ...place, score })
    }
    const nameOf = ({ asks, concept, paper }: PlaceSuggestion) => asks ?? concept ?? paper ?? ''
    return [...best.values()]
      .sort((left, right) => right.score - left.score || (nameOf(left) < nameOf(right) ? -1 : 1))
      .slice(0, mostSuggestions)
  }
}

/** Longer texts are read no further: they are no label. */
const longestRead = 300

/** What was read before: the words of the dictionaries come again with each change of the catalogue, those of forms with each check. */
const readBefore = new Map<string, ReadonlySet<string>>()
const mostKept = 10_000

function triplesOf(text: string): ReadonlySet<string> {
  const read = text.slice(0, longestRead)
  const known = readBefore.get(read)
  if (known) return known
  const words = wordsOf(read).list.map(({ plain }) => plain)
  const joined = ` ${words.join(' ')} `
  const triples = new Set(Array.from({ length: Math.max(0, joined.length - 2) }, (_, at) => joined.slice(at, at + 3)))
  if (readBefore.size >= mostKept) readBefore.clear()
  readBefore.set(read, triples)
  return triples
}
