import type { ClientLookup, LookupAnswerOf, LookupOrder, LookupResult, PredicateAnswer, Registry } from '#contracts'
import { gapMessage } from '../snapshots/gap-messages.js'

/** What a client is told of a look-up, in the order it asked. */
export function answersOf(
  { concepts }: Pick<LookupOrder, 'concepts'>,
  result: LookupResult,
  registry: Pick<Registry, 'shortName'> | undefined,
): LookupAnswerOf[] {
  return concepts.flatMap((concept) => {
    const predicate = result.predicates?.find((each) => each.concept === concept)
    if (predicate) return [predicateAnswer(predicate)]
    const gap = result.gaps[concept]
    if (gap) return [gapAnswer(concept, gap)]
    const absence = result.absences.find((each) => each.concept === concept)
    const facts = result.records.flatMap(({ key, facts: own }) =>
      own.filter((fact) => fact.concept === concept).map((fact) => ({ key, fact })),
    )
    const source = (attribute: string, recordDate: string) => ({
      registry: result.registry,
      registryName: registry?.shortName ?? { vi: result.registry, en: result.registry },
      ...{ attribute, recordDate, lookedUpAt: result.lookedUpAt, lookupId: result.lookupId },
    })
    if (facts.length === 0)
      return absence
        ? [
            {
              ...{ concept, status: 'provided', value: null, absent: true, quality: 'verified' },
              source: source('completeness', absence.completeTo),
            } satisfies LookupAnswerOf,
          ]
        : [{ concept, status: 'notApplicable' } satisfies LookupAnswerOf]
    return facts.map(({ key, fact: { value, quality, attribute, recordDate } }): LookupAnswerOf => ({
      ...{ concept, status: 'provided', value, quality, source: source(attribute, recordDate) },
      ...(facts.length > 1 ? { record: key } : {}),
    }))
  })
}

function predicateAnswer({ concept, op, value, answer, gap = 'incomplete' }: PredicateAnswer): LookupAnswerOf {
  const predicate = { op, value }
  return answer === undefined
    ? { ...gapAnswer(concept, gap), predicate }
    : { concept, status: 'provided', value: answer, predicate }
}

function gapAnswer(concept: string, kind: PredicateAnswer['gap'] & string): LookupAnswerOf {
  return { concept, status: 'gap', gap: { kind, message: gapMessage(kind) } }
}

/** What a receipt states: the look-up as it is told, without texts for people. */
export function receiptOf(
  { lookupId, dossierCode, registry, lookedUpAt, answers }: Omit<ClientLookup, 'receipt'>,
  { procedure, authority }: { procedure: string; authority: string },
): object {
  return {
    ...{ iss: 'motlan', lookupId, dossierCode, procedure, authority, registry, lookedUpAt },
    answers: answers.map(({ source, gap, ...answer }) => ({
      ...answer,
      ...(source ? { attribute: source.attribute, recordDate: source.recordDate } : {}),
      ...(gap ? { gap: gap.kind } : {}),
    })),
  }
}
