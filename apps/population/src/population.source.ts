import { Injectable } from '@nestjs/common'
import type { AnswerRecord, SubjectQuestion } from '#contracts'
import { Database } from '#database'
import { Clock } from '#platform'
import { asksFor, factsOf, groupBy, nothing, RegistrySource, type Finding } from '#registry'
import { dayOf, matchingKey, successors, unitPath } from '#vietnam'
import { keysOf, matchOf } from './match.rules.js'
import { householdConcepts, memberConcepts, personConcepts, spouseConcepts } from './population.concepts.js'
import {
  candidateStatement,
  headStatement,
  memberStatement,
  mergedStatement,
  personStatement,
  relativeStatement,
  spouseStatement,
  type CandidateRow,
  type HeadRow,
  type MemberRow,
  type PersonRow,
  type RelativeRow,
  type SpouseRow,
} from './population.rows.js'
import { relationOf } from './relations.rules.js'

const spouseIds = Object.keys(spouseConcepts)
const memberIds = Object.keys(memberConcepts)
const householdIds = Object.keys(householdConcepts)

/** Reads people, their spouses and their households. */
@Injectable()
export class PopulationSource extends RegistrySource {
  readonly concepts: ReadonlySet<string> = new Set([
    ...Object.keys(personConcepts),
    ...spouseIds,
    ...memberIds,
    ...householdIds,
  ])

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {
    super()
  }

  async find(lookups: SubjectQuestion[]): Promise<Finding[]> {
    const idsWhere = (asked: (lookup: SubjectQuestion) => boolean): string[] => [
      ...new Set(lookups.filter(asked).flatMap(({ subject }) => subject.personId ?? [])),
    ]
    const [people, spouses, members, heads, merged] = await Promise.all([
      this.rows<PersonRow>(
        personStatement,
        idsWhere(() => true),
      ),
      this.rows<SpouseRow>(
        spouseStatement,
        idsWhere(({ concepts }) => asksFor(spouseConcepts, concepts)),
      ),
      this.rows<MemberRow>(
        memberStatement,
        idsWhere(({ concepts }) => asksFor(memberConcepts, concepts)),
      ),
      this.rows<HeadRow>(
        headStatement,
        idsWhere(({ concepts }) => asksFor(householdConcepts, concepts)),
      ),
      this.rows<{ value: string }>(
        mergedStatement,
        idsWhere(() => true),
      ),
    ])
    const mergedIds = new Set(merged.map(({ value }) => value))
    const person = new Map(people.map((row) => [row.person_id, row]))
    const spouse = new Map(spouses.map((row) => [row.subject, row]))
    const household = groupBy(members, ({ subject }) => subject)
    const head = new Map(heads.map((row) => [row.subject, row]))
    const today = dayOf(this.clock.now())
    return lookups.map((lookup) => {
      const id = lookup.subject.personId ?? ''
      const row = person.get(id)
      if (row === undefined) return nothing(mergedIds.has(id) ? 'ambiguous' : 'notFound')
      if (isNamedOtherwise(row, lookup)) return nothing('ambiguous')
      const family = {
        spouse: spouse.get(row.person_id),
        household: household.get(row.person_id) ?? [],
        head: head.get(row.person_id),
      }
      return findingOf(lookup, row, family, today)
    })
  }

  override async match(lookups: SubjectQuestion[]): Promise<Finding[]> {
    const keys = lookups.flatMap(({ subject }) => keysOf(subject))
    const valuesOf = (ofPeople: boolean): string[] =>
      keys.filter(({ kind }) => (kind === 'personId') === ofPeople).map(({ value }) => value)
    const linkedTo = [...new Set(lookups.flatMap(({ subject }) => subject.linkedTo?.personId ?? []))]
    const [rows, relatives] = await Promise.all([
      this.database.query<CandidateRow>(candidateStatement, [valuesOf(true), valuesOf(false)]),
      this.rows<RelativeRow>(relativeStatement, linkedTo),
    ])
    return lookups.map(({ subject }) => {
      const personId = matchOf(subject, rows, relatives)
      if (personId === undefined) return nothing('notFound')
      const recordDate = dayOf(this.clock.now())
      const fact = {
        concept: 'person.match',
        value: personId,
        quality: 'verified' as const,
        attribute: 'person.person_id',
        recordDate,
      }
      return { ...nothing('notFound'), outcome: 'found', records: [{ kind: 'match', key: 'self', facts: [fact] }] }
    })
  }

  private rows<Row extends object>(statement: string, ids: string[]): Promise<Row[]> {
    return ids.length === 0 ? Promise.resolve([]) : this.database.query<Row>(statement, [ids])
  }
}

function isNamedOtherwise(row: PersonRow, { subject }: SubjectQuestion): boolean {
  return subject.fullName !== undefined && matchingKey(subject.fullName) !== row.name_key
}

/** Those population links to the person asked about, as far as they were asked about. */
interface Family {
  spouse: SpouseRow | undefined
  household: readonly MemberRow[]
  head: HeadRow | undefined
}

function findingOf(
  { concepts }: SubjectQuestion,
  row: PersonRow,
  { spouse, household, head }: Family,
  today: string,
): Finding {
  const missing: string[] = []
  const notApplicable: string[] = []
  const records: AnswerRecord[] = []
  const add = (kind: string, key: string, facts: AnswerRecord['facts'], label?: string): void => {
    if (facts.length > 0) records.push({ kind, key, ...(label === undefined ? {} : { label }), facts })
  }
  const unit = unitToday(row, today)
  const address =
    unit === undefined || row.detail === null ? undefined : `${row.detail}, ${unitPath(unit, today) ?? ''}`
  add('person', 'self', factsOf(personConcepts, { ...row, unit, address }, concepts, missing))
  if (row.marital_status !== 'married') notApplicable.push(...concepts.filter((concept) => concept in spouseConcepts))
  else if (spouse === undefined) missing.push(...concepts.filter((concept) => concept in spouseConcepts))
  else
    add('spouse', 'spouse', factsOf(spouseConcepts, { ...spouse, unit: unitToday(spouse, today) }, concepts, missing))
  if (head === undefined) missing.push(...concepts.filter((concept) => concept in householdConcepts))
  else add('household', 'household', factsOf(householdConcepts, head, concepts, missing))
  if (asksFor(memberConcepts, concepts)) {
    const person = household.find(({ person_id }) => person_id === row.person_id)
    const others = household.filter((member) => member !== person)
    if (person === undefined || row.household_number === null)
      missing.push(...concepts.filter((concept) => concept in memberConcepts))
    else if (others.length === 0) notApplicable.push(...concepts.filter((concept) => concept in memberConcepts))
    else {
      others.forEach((member, index) => {
        const seen = { ...member, relation: relationOf(member, person, household) }
        add('member', `m${index + 1}`, factsOf(memberConcepts, seen, concepts, missing), member.full_name)
      })
    }
  }
  return { outcome: 'found', records, absences: [], notApplicable, missing }
}

/** Today's code of the commune of residence; none where the stored commune was split and nobody has said which part. */
function unitToday(row: { unit_code: string | null; unit_as_of: string | null }, today: string): string | undefined {
  if (row.unit_code === null || row.unit_as_of === null) return undefined
  const now = successors(row.unit_code, row.unit_as_of, today)
  return now.length === 1 ? now[0]?.unit.code : undefined
}
