import type { AskedConcept, Review } from '#contracts'

/** What of an answered doubt can be learned: a line of the corpus, or why there is none. */
export type Pulled = { heading: string; line: string } | { refused: string }

/** Runs of nine digits and more, or an address of mail, could be somebody's. */
const couldBeSomebodys = /\d(?:[ .-]?\d){8}|\S@\S/u
/** What the corpus gives a meaning of its own, or what is no single line. */
const notOfCorpus = /[{}\n\r\t]|\s\/\s/u

/**
 * An answered doubt as a labelled question: `right` where its owner said that it asks something else, `place` where it asks again, waiver
 * or not. Takes the words of the question only, no names, offices or reasons; refuses what was not answered, what names no place or
 * concept there is, and words that could be somebody's data or are no line of the corpus.
 */
export function pulledFrom(
  { state, heading, label, help, asks, of, concept, decision }: Review,
  known: { asked: ReadonlyMap<string, AskedConcept>; hasConcept: (id: string) => boolean },
): Pulled {
  if (state !== 'answered' || !decision) return { refused: 'it was not answered' }
  if (!known.asked.has(asks)) return { refused: `there is no asked concept ${asks}` }
  const isHonest = decision.answer === 'other'
  if (!isHonest && (concept === undefined || !known.hasConcept(concept)))
    return { refused: `there is no concept ${concept ?? 'suspected'}` }
  const texts = [heading.vi, label.vi, label.en, help?.vi ?? ''].map((text) => text.normalize('NFC').trim())
  const [title = '', vi = '', en = '', hint = ''] = texts
  if (title === '' || vi === '') return { refused: 'it has no words' }
  if (texts.some((text) => couldBeSomebodys.test(text))) return { refused: 'its words could be data of somebody' }
  if (texts.some((text) => notOfCorpus.test(text)) || hint.includes(','))
    return { refused: 'its words are no line of the corpus' }
  const options = [...(hint === '' ? [] : [`help=${hint}`]), ...(of === 'applicant' ? [] : [`of=${of}`])]
  const place = isHonest ? `right ${asks}` : `place ${concept ?? ''} as ${asks}`
  return {
    heading: title,
    line: `${place} : ${vi} / ${en === '' ? vi : en}${options.length > 0 ? ` {${options.join(',')}}` : ''}`,
  }
}

/**
 * The file of reviewed questions with more of them, each once; a question whose label changed since is another one. `contradicted`:
 * those the file knows with another answer, which are left out, since somebody has to say which of the two is right.
 */
export function withReviewed(
  text: string,
  pulled: readonly { heading: string; line: string }[],
): { text: string; contradicted: string[] } {
  const known = new Map<string, string>()
  let heading = ''
  for (const line of text.split('\n')) {
    if (line.startsWith('section ')) heading = line.slice('section '.length)
    else known.set(`${heading}\n${questionIn(line)}`, line)
  }
  const contradicted: string[] = []
  const added = pulled.filter((each) => {
    const key = `${each.heading}\n${questionIn(each.line)}`
    const before = known.get(key)
    if (before !== undefined && before !== each.line) contradicted.push(each.line)
    if (before === undefined) known.set(key, each.line)
    return before === undefined
  })
  const forms = added.map((each) => ['', 'form Đã trả lời', `section ${each.heading}`, each.line, ''].join('\n'))
  return { text: text + forms.join(''), contradicted }
}

/** A line without its answer: the words, and whose fact it is. */
function questionIn(line: string): string {
  return line.slice(line.indexOf(' : '))
}
