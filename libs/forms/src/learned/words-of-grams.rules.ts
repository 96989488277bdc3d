import { withoutAccents } from '#vietnam'
import { wordsIn, type SeenQuestion } from './grams.rules.js'

/** Which text of a question the grams of a kind are made of; kind of answer, choices and role are no words of it. */
const textOf: Record<string, (question: SeenQuestion) => string | undefined> = {
  a: ({ label }) => label.vi,
  p: ({ label }) => label.vi,
  w: ({ label }) => label.vi,
  e: ({ label }) => label.en,
  h: ({ heading }) => heading,
  q: ({ help }) => help,
}

/**
 * The whole words of a question, with their accents, in which its grams lie; in the order of the grams, none within another,
 * at most `most`.
 */
export function wordsOfGrams(grams: readonly string[], question: SeenQuestion, most: number): string[] {
  const named: string[] = []
  for (const gram of grams) {
    const [, kind = '', text = ''] = /^(\w+):\^?(.*?)\$?$/su.exec(gram) ?? []
    const words = wordsAround(text, wordsIn(textOf[kind]?.(question) ?? ''), kind)
    if (words === '' || named.some((each) => each.includes(words) || words.includes(each))) continue
    if (named.push(words) === most) break
  }
  return named
}

/** The words of a text a gram touches, where it stands first; the spaces at the ends of a gram touch nothing. */
function wordsAround(gram: string, words: readonly string[], kind: string): string {
  const asSeen = kind === 'a' || kind === 'e' ? words : words.map(withoutAccents)
  const isWhole = kind !== 'a' && kind !== 'p'
  const at = isWhole ? ` ${asSeen.join(' ')} `.indexOf(` ${gram} `) : ` ${asSeen.join(' ')} `.indexOf(gram)
  if (at < 0 || gram === '') return ''
  const from = at + (isWhole ? 1 : gram.length - gram.trimStart().length)
  const to = from + gram.trim().length
  let start = 1
  const touched = asSeen.map((word, number) => {
    const isTouched = start < to && start + word.length > from
    start += word.length + 1
    return isTouched ? words[number] : undefined
  })
  return touched.filter((word) => word !== undefined).join(' ')
}
