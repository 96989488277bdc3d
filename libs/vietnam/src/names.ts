import { matchingKey, tidy } from './text.js'

/** A Vietnamese name in its three parts; a name of one word has only the given name. */
export interface NameParts {
  /** Họ. */
  family: string
  /** Chữ đệm, possibly empty or several words. */
  middle: string
  /** Tên: what a person is addressed and sorted by. */
  given: string
}

/**
 * The form of a name, as a pattern of JSON Schema: words of letters, with an apostrophe, hyphen or full stop only between
 * or after them. One word is a name (`Giàng`), `H'Hen Niê` and `Y Moan` are; digits and symbols are in none.
 */
export const personNamePattern = /^\p{L}[\p{L}\p{M}]*(?:(?: |['’‘ʼ.-] ?)\p{L}[\p{L}\p{M}]*)*\.?$/u

/** Whether a text can be somebody's name. */
export function isPersonName(text: string): boolean {
  return personNamePattern.test(tidy(text))
}

const collator = new Intl.Collator('vi')

/** Splits a full name: the first word is the họ, the last the tên, what stands between the chữ đệm. */
export function nameParts(fullName: string): NameParts {
  const words = tidy(fullName).split(' ')
  const given = words.pop() ?? ''
  return { family: words.shift() ?? '', middle: words.join(' '), given }
}

/** The name as it is written: họ, chữ đệm, tên. */
export function displayName(parts: NameParts): string {
  return [parts.family, parts.middle, parts.given].filter((part) => part !== '').join(' ')
}

/** Orders full names as Vietnamese lists do: by tên, then họ, then chữ đệm. */
export function compareNames(left: string, right: string): number {
  const a = nameParts(left)
  const b = nameParts(right)
  return (
    collator.compare(a.given, b.given) || collator.compare(a.family, b.family) || collator.compare(a.middle, b.middle)
  )
}

/** Whether two spellings may be the same name: their matching keys agree. */
export function sameName(left: string, right: string): boolean {
  return matchingKey(left) === matchingKey(right)
}
