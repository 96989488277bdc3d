import type { Absence, AnswerRecord, Outcome, SubjectQuestion } from '#contracts'

/** What a registry found for one look-up, before it is signed. */
export interface Finding {
  outcome: Outcome
  records: AnswerRecord[]
  absences: Absence[]
  /** Concepts asked that do not apply to the subject. */
  notApplicable: string[]
  /** Concepts asked that the matched record should hold but does not. */
  missing: string[]
}

/** A national database behind the kit: it reads its own tables and knows nothing of purposes, faults or signatures. */
export abstract class RegistrySource {
  /** The concepts this registry is the trusted source of; a question for any other is refused. */
  abstract readonly concepts: ReadonlySet<string>

  /** Whether the key of a record names it whoever is asked about, as a parcel's does; else within its subject only. */
  readonly keysNameRecords: boolean = false

  /** Whether it knows where its records lie, and tells of concepts that are limited to territories only records in these. */
  readonly placesRecords: boolean = false

  /**
   * One finding for each look-up, in order, as it may be answered: where the source does not know where its records lie, what
   * is announced for records of some territories only is told of none, and is `missing`.
   */
  async findWithin(lookups: SubjectQuestion[]): Promise<Finding[]> {
    if (this.placesRecords) return this.find(lookups)
    const asked = lookups.map((lookup) => ({ lookup, unplaced: Object.keys(lookup.territories ?? {}) }))
    const narrowed = asked.map(({ lookup, unplaced }) => ({
      ...lookup,
      concepts: lookup.concepts.filter((concept) => !unplaced.includes(concept)),
    }))
    const answerable = narrowed.filter(({ concepts }) => concepts.length > 0)
    const findings = answerable.length > 0 ? await this.find(answerable) : []
    return asked.map(({ unplaced }, index) => {
      const isAsked = (narrowed[index]?.concepts.length ?? 0) > 0
      const finding = (isAsked ? findings.shift() : undefined) ?? nothing('notFound')
      return unplaced.length === 0 ? finding : withMissing(finding, unplaced)
    })
  }

  /**
   * One finding for each look-up, in order, with one set of statements for all of them. A record found under another
   * key or name than asked is `ambiguous` and released to nobody.
   */
  abstract find(lookups: SubjectQuestion[]): Promise<Finding[]>

  /**
   * Whether keys, name and birth date belong to exactly one person; `found` releases the personal id only and nothing
   * says what differed. A registry that cannot identify people refuses.
   */
  match(lookups: SubjectQuestion[]): Promise<Finding[]> {
    return Promise.resolve(lookups.map(() => nothing('refused')))
  }
}

function withMissing(finding: Finding, concepts: readonly string[]): Finding {
  const outcome = finding.outcome === 'notFound' ? 'found' : finding.outcome
  return { ...finding, outcome, missing: [...finding.missing, ...concepts] }
}

/** A finding without a record. */
export function nothing(outcome: Exclude<Outcome, 'found'>): Finding {
  return { outcome, records: [], absences: [], notApplicable: [], missing: [] }
}
