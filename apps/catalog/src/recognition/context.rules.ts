import type { Binding, FormDocument, FormField } from '#contracts'
import { Phrases } from './phrases.rules.js'
import {
  applicantWords,
  futureWords,
  homeWords,
  householdWords,
  memberWords,
  otherBodies,
  otherPeople,
  parcelWords,
  personTitles,
  spouseWords,
} from './vocabulary.js'
import { withoutAsides, wordsOf, type Words } from './words.rules.js'

/** Whom a question is about: `unclear` where a heading names several people or one nobody knows. */
export type Holder = 'applicant' | 'spouse' | 'member' | 'other' | 'unclear'

const pairs = (words: readonly string[], holder: Holder) => words.map((word) => [word, holder] as const)

/** Everyone a label or a heading may name; the longest name counts. */
export const people = new Phrases<Holder>(
  [
    ...pairs(applicantWords, 'applicant'),
    ...pairs(spouseWords, 'spouse'),
    ...pairs(memberWords, 'member'),
    ...pairs(otherPeople, 'other'),
  ],
  true,
)
const titles = new Phrases(personTitles.map((word) => [word, true] as const))
const futures = new Phrases(futureWords.map((word) => [word, true] as const))
const bodies = new Phrases(otherBodies.map((word) => [word, true] as const))
const parcels = new Phrases(parcelWords.map((word) => [word, true] as const))
const households = new Phrases(householdWords.map((word) => [word, true] as const))
const homes = new Phrases(homeWords.map((word) => [word, true] as const))

/** A field with what stands around it. */
export interface Placed {
  field: FormField
  section: { title: Heading; en: Heading }
  page: Heading
  binding?: Binding
  /** It stands in the first section of the form, where forms ask who applies. */
  isFirst: boolean
}

/** What a heading says about the fields below it. */
export interface Heading {
  text: string
  holder?: Holder
  /** It speaks of what is wanted or will be. */
  isFuture: boolean
  /** It speaks of a company, a project, a school. */
  isBody: boolean
  isParcel: boolean
  isHome: boolean
}

/** The fields of a form with their headings, each heading read once. */
export function placedFields(form: FormDocument): Placed[] {
  let first = true
  return form.layout.pages.flatMap((page) => {
    const pageHeading = readHeading(page.title.vi, false)
    return page.sections.flatMap((section) => {
      const isFirst = first
      first = false
      const around = { title: readHeading(section.title.vi, isFirst), en: readHeading(section.title.en, isFirst) }
      return section.fields.map((field): Placed => {
        const binding = form.bindings[field.path]
        return { field, section: around, page: pageHeading, isFirst, ...(binding ? { binding } : {}) }
      })
    })
  })
}

/** Reads a heading; an unknown role in the first section is the applicant's. */
export function readHeading(text: string, isFirst: boolean): Heading {
  const { main, aside } = withoutAsides(text)
  const words = wordsOf(main)
  const holder = holderIn(words, wordsOf(aside))
  const rest = withoutPeople(words)
  const unknown: Holder | undefined = titles.isIn(words) && !isFirst ? 'unclear' : undefined
  const found = holder ?? unknown
  return {
    text,
    ...(found ? { holder: found } : {}),
    isFuture: futures.isIn(rest),
    isBody: holder !== 'applicant' && bodies.isIn(rest),
    isParcel: parcels.isIn(words),
    isHome: homes.isIn(words),
  }
}

/** Whom a text names; what stands in brackets explains who it is. */
export function holderIn(main: Words, aside: Words): Holder | undefined {
  const explained = oneOf(people.all(aside).map(({ value }) => value))
  if (explained === 'applicant') return 'applicant'
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
  if (kinds.has('other')) return kinds.has('applicant') ? 'unclear' : 'other'
  if (kinds.has('spouse')) return 'spouse'
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

/** Whom a field is about: what its label says, else its section, its page, its path, its binding; else the applicant. */
export function holderOf(placed: Placed, inLabel: Holder | undefined): Holder {
  const { section, page, field, binding } = placed
  if (isOfHousehold(placed) && inLabel !== 'other' && inLabel !== 'spouse') return 'member'
  const inPath = readPath(field.path)
  const subject = binding?.subject
  return (
    inLabel ??
    section.title.holder ??
    section.en.holder ??
    (page.holder === 'unclear' ? undefined : page.holder) ??
    inPath ??
    (subject === undefined ? undefined : subjectHolder(subject)) ??
    'applicant'
  )
}

/** An item of a list below a heading or a path about the household, unless the heading names other people. */
function isOfHousehold({ field, section }: Placed): boolean {
  if (!field.path.includes('*') || section.title.holder === 'other' || section.title.holder === 'spouse') return false
  const words = [section.title.text, section.en.text, field.path.replaceAll('/', ' ')]
  return words.some((text) => households.isIn(wordsOf(text)))
}

function readPath(path: string): Holder | undefined {
  const parents = path
    .split('/')
    .slice(1, -1)
    .filter((step) => step !== '*')
  const words = wordsOf(parents.join(' '))
  return holderIn(words, wordsOf(''))
}

function subjectHolder(subject: string): Holder {
  return subject === 'applicant' || subject === 'spouse' || subject === 'member' ? subject : 'other'
}
