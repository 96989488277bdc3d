import type { Absence, AnswerRecord, GapKind, LookupAnswer, Quality } from '#contracts'

/** What of a registry's answer may be handed on. */
export interface MinimisedAnswer {
  records: AnswerRecord[]
  absences: Absence[]
  gaps: Record<string, GapKind>
  /** Nothing had to be cut, so the registry's signature still fits what is handed on. */
  whole: boolean
}

/**
 * Keeps only facts of allowed concepts, and gives every allowed concept that has no value, no accepted statement of
 * absence and does apply a typed gap. "No record" is an absence only where `complete` says the owner announced it.
 */
export function minimise(
  answer: LookupAnswer,
  allowed: readonly string[],
  complete: (absence: Absence) => boolean,
): MinimisedAnswer {
  const wanted = new Set(allowed)
  const records = answer.records
    .map((record) => ({ ...record, facts: record.facts.filter(({ concept }) => wanted.has(concept)) }))
    .filter(({ facts }) => facts.length > 0)
  const absences = answer.absences.filter((absence) => wanted.has(absence.concept) && complete(absence))
  const known = new Set([
    ...records.flatMap(({ facts }) => facts.map(({ concept }) => concept)),
    ...absences.map(({ concept }) => concept),
    ...(answer.outcome === 'found' ? answer.notApplicable : []),
  ])
  const gaps: Record<string, GapKind> = {}
  for (const concept of allowed) {
    if (!known.has(concept)) gaps[concept] = gapOf(answer, concept)
  }
  const facts = (list: AnswerRecord[]) => list.reduce((sum, record) => sum + record.facts.length, 0)
  return { records, absences, gaps, whole: facts(records) === facts(answer.records) }
}

function gapOf(answer: LookupAnswer, concept: string): GapKind {
  switch (answer.outcome) {
    case 'found':
      return answer.missing.includes(concept) ? 'incomplete' : 'notFound'
    case 'notFound':
      return 'notFound'
    case 'ambiguous':
      return 'ambiguous'
    case 'refused':
      return 'refused'
  }
}

/** From the least trusted to the most. */
const doubtful: readonly Quality[] = ['disputed', 'stale', 'unverified', 'verified']

/** The quality of the least trusted value of each concept, where it is not `verified`. */
export function doubtsOf(records: readonly AnswerRecord[]): Record<string, Quality> {
  const doubts: Record<string, Quality> = {}
  for (const { concept, quality } of records.flatMap(({ facts }) => facts)) {
    const before = doubts[concept] ?? 'verified'
    if (doubtful.indexOf(quality) < doubtful.indexOf(before)) doubts[concept] = quality
  }
  return doubts
}
