import type { Bilingual, JsonSchema } from '#contracts'
import { withoutAccents } from '#vietnam'

/** What the learned reader sees of a question. */
export interface SeenQuestion {
  label: Bilingual
  help?: string
  /** The Vietnamese heading above it. */
  heading?: string
  schema?: JsonSchema
  /** The role whose fact it says it asks for; the applicant where none is named. */
  of?: string
  /** It stands in the first section, where forms ask who applies. */
  isFirst?: boolean
}

/** No text is read further, in characters: a longer one is no label. */
const longestRead = 300
const shortest = 3
const longest = 5

/**
 * The grams of a question, each once: groups of three to five letters of the label with accents (`a:`) and without (`p:`), words
 * and pairs of words of the label (`w:`), the English label (`e:`), the heading (`h:`) and the help (`q:`), kind of answer
 * (`t:`), choices (`c:`), role (`of:`), first section (`first`). It knows no vocabulary of the rules.
 */
export function gramsOf({ label, help, heading, schema, of, isFirst = false }: SeenQuestion): string[] {
  const grams = new Set<string>()
  const words = wordsIn(label.vi)
  const plain = words.map(withoutAccents)
  addLetters(grams, 'a:', words)
  addLetters(grams, 'p:', plain)
  addWords(grams, 'w:', plain)
  if (plain.length > 0) grams.add(`w:^${plain[0] ?? ''}`).add(`w:${plain.at(-1) ?? ''}$`)
  if (label.en !== label.vi) addWords(grams, 'e:', wordsIn(label.en))
  addWords(grams, 'h:', wordsIn(heading ?? '').map(withoutAccents))
  addWords(grams, 'q:', wordsIn(help ?? '').map(withoutAccents))
  if (schema) {
    grams.add(`t:${schema.enum ? 'enum' : (schema.format ?? String(schema.type))}`)
    if (schema.pattern !== undefined) grams.add(`t:${schema.pattern.slice(0, longestRead).replace(/\s/g, ' ')}`)
    for (const choice of schema.enum?.slice(0, 20) ?? [])
      addWords(grams, 'c:', wordsIn(String(choice)).map(withoutAccents))
  }
  if (of !== undefined && of !== 'applicant') grams.add(`of:${of}`)
  if (isFirst) grams.add('first')
  return [...grams]
}

/** Words of a text in lower case, whatever its composition and punctuation. */
export function wordsIn(text: string): string[] {
  return text
    .slice(0, longestRead)
    .normalize('NFC')
    .toLowerCase()
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .filter(Boolean)
}

function addLetters(grams: Set<string>, kind: string, words: readonly string[]): void {
  const text = ` ${words.join(' ')} `
  for (let size = shortest; size <= longest; size++)
    for (let at = 0; at + size <= text.length; at++) grams.add(kind + text.slice(at, at + size))
}

function addWords(grams: Set<string>, kind: string, words: readonly string[]): void {
  words.forEach((word, at) => {
    grams.add(kind + word)
    if (at > 0) grams.add(`${kind}${words[at - 1] ?? ''} ${word}`)
  })
}
