import { isOfConceptType, LookupAnswer, type Concept, type LookupOrder } from '#contracts'
import { check } from '#platform'

/** More than any registry says of itself in one of its own words. */
const longestName = 300
/** Bytes of JSON of one value; the largest are addresses and lists of rights. */
const largestValue = 20_000

/**
 * The signed text as an answer to this order, or undefined when it is not one: invalid answers are treated as no answer.
 * `day` is today in Vietnam; no record was written after it, by a day for the clocks of two machines. `typeOf` says what
 * a concept's values are.
 */
export function readAnswer(
  payload: string,
  order: Pick<LookupOrder, 'lookupId' | 'registry'>,
  day: string,
  typeOf: (concept: string) => Concept['type'] | undefined = () => undefined,
): LookupAnswer | undefined {
  try {
    const answer = JSON.parse(payload) as LookupAnswer
    const fits = check(LookupAnswer, answer).length === 0 && !/\\u0000/i.test(payload)
    const isOwn = answer.lookupId === order.lookupId && answer.registry === order.registry
    return fits && isOwn && isCredible(answer, dayAfter(day), typeOf) ? answer : undefined
  } catch {
    return undefined
  }
}

function isCredible(
  { answeredAt, records, absences }: LookupAnswer,
  latest: string,
  typeOf: (concept: string) => Concept['type'] | undefined,
): boolean {
  const isPast = (date: string) => isDay(date) && date <= latest
  return (
    !Number.isNaN(Date.parse(answeredAt)) &&
    absences.every(({ completeTo, territory }) => isPast(completeTo) && isName(territory)) &&
    records.every(
      ({ kind, key, label, facts }) =>
        isName(kind) &&
        isName(key) &&
        (label === undefined || label === null || isName(label)) &&
        facts.every(
          ({ concept, attribute, recordDate, value }) =>
            isName(attribute) &&
            isPast(recordDate) &&
            JSON.stringify(value).length <= largestValue &&
            isOfConceptType(typeOf(concept), value),
        ),
    )
  )
}

function isName(text: string): boolean {
  return text !== '' && text.length <= longestName
}

/** Whether a text is `YYYY-MM-DD` and such a day exists. */
function isDay(text: string): boolean {
  const time = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : NaN
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text)
}

function dayAfter(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10)
}
