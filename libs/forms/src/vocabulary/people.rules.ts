import { Phrases } from './phrases.rules.js'
import { applicantWords, headWords, memberWords, neighbourWords, otherPeople, spouseWords } from './vocabulary.js'
import type { Words } from './words.rules.js'

/** Whom a question is about: `unclear` where a heading names several people or one nobody knows. */
export type Holder = 'applicant' | 'spouse' | 'head' | 'member' | 'neighbour' | 'other' | 'unclear'

const pairs = (words: readonly string[], holder: Holder) => words.map((word) => [word, holder] as const)

/** Everyone a label or a heading may name; the longest name counts. */
export const people = new Phrases<Holder>(
  [
    ...pairs(applicantWords, 'applicant'),
    ...pairs(spouseWords, 'spouse'),
    ...pairs(headWords, 'head'),
    ...pairs(memberWords, 'member'),
    ...pairs(neighbourWords, 'neighbour'),
    ...pairs(otherPeople, 'other'),
  ],
  true,
)

/** Whom a text names; what stands in brackets explains who it is. */
export function holderIn(main: Words, aside: Words): Holder | undefined {
  const explained = oneOf(people.all(aside).map(({ value }) => value))
  if (explained === 'applicant' || explained === 'spouse') return explained
  return oneOf([...named(main), ...(explained ? [explained] : [])])
}

/** The people a text names, a longer name before the shorter ones within it. */
export function named(words: Words): Holder[] {
  let until = 0
  return people.all(words).flatMap(({ value, from, to }) => {
    if (from < until) return []
    until = to
    return [value]
  })
}

function oneOf(holders: Holder[]): Holder | undefined {
  const kinds = new Set(holders)
  if (kinds.has('neighbour')) return 'neighbour'
  if (kinds.has('other')) return kinds.has('applicant') ? 'unclear' : 'other'
  if (kinds.has('spouse')) return 'spouse'
  if (kinds.has('head')) return 'head'
  if (kinds.has('member')) return 'member'
  return kinds.has('applicant') ? 'applicant' : undefined
}

/** A text without the people it names, so that `người đề nghị` is no wish. */
export function withoutPeople(words: Words): Words {
  const named = people.all(words)
  return {
    accented: words.accented,
    list: words.list.filter((_, at) => !named.some(({ from, to }) => at >= from && at < to)),
  }
}
