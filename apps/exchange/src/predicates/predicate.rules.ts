import type { AnswerRecord, Concept, GapKind, LookupOrder, LookupResult, Predicate, PredicateAnswer } from '#contracts'
import { tidy } from '#vietnam'

/** The type of a concept, where the dictionary has it. */
type TypeOf = (concept: string) => Concept['type'] | undefined

/** What of a look-up may be handed on. */
type Handed = Pick<LookupResult, 'records' | 'absences' | 'gaps' | 'predicates'>

/**
 * Answers the predicates of a look-up, and cuts the values they are about, and statements that there is none, out of what
 * is handed on. What is not known, disputed or said in several ways is a gap, never false.
 */
export function withPredicates(
  { predicates }: Pick<LookupOrder, 'predicates'>,
  answered: Handed,
  typeOf: TypeOf,
): Handed {
  if (!predicates || predicates.length === 0) return answered
  const answers = predicates.map((predicate) => answerOf(predicate, answered, typeOf(predicate.concept)))
  const kept = new Set(predicates.map(({ concept }) => concept))
  const gaps = answers.flatMap(({ concept, gap }): [string, GapKind][] => (gap ? [[concept, gap]] : []))
  return {
    records: answered.records
      .map((record) => ({ ...record, facts: record.facts.filter(({ concept }) => !kept.has(concept)) }))
      .filter(({ facts }) => facts.length > 0),
    absences: answered.absences.filter(({ concept }) => !kept.has(concept)),
    gaps: { ...answered.gaps, ...Object.fromEntries(gaps) },
    predicates: answers,
  }
}

function answerOf(predicate: Predicate, { records, gaps }: Handed, type: Concept['type'] | undefined): PredicateAnswer {
  const { concept, op, value } = predicate
  const asked = { concept, op, value }
  const gap = gaps[concept]
  if (gap) return { ...asked, gap }
  const facts = factsOf(records, concept)
  if (facts.length === 0) return { ...asked, gap: 'notFound' }
  if (facts.some(({ quality }) => quality === 'disputed')) return { ...asked, gap: 'ambiguous' }
  const answers = new Set(facts.map((fact) => holds(predicate, fact.value, type)))
  const [answer] = answers
  if (answers.has(undefined)) return { ...asked, gap: 'incomplete' }
  return answers.size === 1 && answer !== undefined ? { ...asked, answer } : { ...asked, gap: 'ambiguous' }
}

function factsOf(records: readonly AnswerRecord[], concept: string) {
  return records.flatMap(({ facts }) => facts.filter((fact) => fact.concept === concept))
}

/** The smallest and the largest a value can be; a date of which only the year or the month is known is all its days. */
type Range = [string | number, string | number]

/** Whether a held value of a type fulfils a predicate; undefined where it is not known well enough. */
export function holds(
  { op, value }: Pick<Predicate, 'op' | 'value'>,
  held: unknown,
  type: Concept['type'] | undefined,
): boolean | undefined {
  if (typeof held !== typeof value) return undefined
  if (typeof held === 'boolean' && typeof value === 'boolean') return op === 'eq' ? held === value : held !== value
  const [own, given] = [held, value].map((each) => rangeOf(each, type === 'date'))
  if (!own || !given) return undefined
  return compared(op, own, given)
}

function compared(op: Predicate['op'], [low, high]: Range, [from, to]: Range): boolean | undefined {
  switch (op) {
    case 'lt':
      return high < from ? true : low >= to ? false : undefined
    case 'gte':
      return negated(compared('lt', [low, high], [from, to]))
    case 'gt':
      return low > to ? true : high <= from ? false : undefined
    case 'lte':
      return negated(compared('gt', [low, high], [from, to]))
    case 'eq':
      return high < from || low > to ? false : low === high && from === to ? true : undefined
    case 'ne':
      return negated(compared('eq', [low, high], [from, to]))
  }
}

function negated(answer: boolean | undefined): boolean | undefined {
  return answer === undefined ? undefined : !answer
}

const partialDate = /^\d{4}(-\d{2}){0,2}$/

/** Of a date its days, undefined of what is none; of anything else the value itself: a text may look like a date. */
function rangeOf(value: unknown, isDate: boolean): Range | undefined {
  if (typeof value === 'number') return [value, value]
  if (typeof value !== 'string') return undefined
  const text = value.normalize('NFC')
  if (!isDate) return [tidy(text), tidy(text)]
  return partialDate.test(text) ? [firstDay(text), lastDay(text)] : undefined
}

function firstDay(date: string): string {
  return `${date}-01-01`.slice(0, 10)
}

/** Beyond the month's end at most, which no other day lies between. */
function lastDay(date: string): string {
  return `${date}${['-12-31', '-31', ''][date.split('-').length - 1] ?? ''}`
}
