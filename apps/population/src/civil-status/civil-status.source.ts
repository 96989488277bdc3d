import { Injectable } from '@nestjs/common'
import type { AnswerRecord, Fact, SubjectKeys, SubjectQuestion } from '#contracts'
import { Database } from '#database'
import { factsOf, groupBy, nothing, RegistrySource, type Finding } from '#registry'
import { formatDate, matchingKey } from '#vietnam'
import {
  birthConcepts,
  birthStatement,
  deathConcepts,
  deathStatement,
  divorceConcepts,
  marriageConcepts,
  marriageStatement,
  type MarriageRow,
  type PersonEntryRow,
} from './civil-status.concepts.js'

/** What the books have under one id. */
interface Entries {
  births: PersonEntryRow[]
  marriages: MarriageRow[]
  deaths: PersonEntryRow[]
}

/**
 * Reads the civil-status books by personal id. No entry never means that nothing happened: old books are copied in
 * part only, so the registry states completeness for nothing.
 */
@Injectable()
export class CivilStatusSource extends RegistrySource {
  readonly concepts: ReadonlySet<string> = new Set(
    [birthConcepts, marriageConcepts, divorceConcepts, deathConcepts].flatMap((held) => Object.keys(held)),
  )

  constructor(private readonly database: Database) {
    super()
  }

  async find(lookups: SubjectQuestion[]): Promise<Finding[]> {
    const ids = [...new Set(lookups.flatMap(({ subject }) => idsOf(subject)))]
    const [births, marriages, deaths] = await Promise.all([
      this.database.query<PersonEntryRow>(birthStatement, [ids]),
      this.database.query<MarriageRow>(marriageStatement, [ids]),
      this.database.query<PersonEntryRow>(deathStatement, [ids]),
    ])
    const birthsOf = groupBy(births, ({ person_id }) => person_id)
    const marriagesOf = groupBy(marriages, ({ subject }) => subject)
    const deathsOf = groupBy(deaths, ({ person_id }) => person_id)
    return lookups.map((lookup) => {
      const asked = idsOf(lookup.subject)
      return findingOf(lookup, {
        births: asked.flatMap((id) => birthsOf.get(id) ?? []),
        marriages: asked.flatMap((id) => marriagesOf.get(id) ?? []),
        deaths: asked.flatMap((id) => deathsOf.get(id) ?? []),
      })
    })
  }
}

/** Today's id, and ids of twelve digits that population merged into it. */
function idsOf({ personId, formerIds = [] }: SubjectKeys): string[] {
  const merged = formerIds.filter((id) => id.length === 12)
  return personId === undefined ? merged : [personId, ...merged]
}

/** A book that calls the person otherwise than asked makes the whole answer ambiguous: nothing is released. */
function findingOf({ subject, concepts }: SubjectQuestion, { births, marriages, deaths }: Entries): Finding {
  const all = [...births, ...marriages, ...deaths]
  if (all.length === 0) return nothing('notFound')
  const nameKey = subject.fullName === undefined ? undefined : matchingKey(subject.fullName)
  if (nameKey !== undefined && all.some(({ name_key }) => name_key !== nameKey)) return nothing('ambiguous')
  const missing: string[] = []
  const keyOf = (row: MarriageRow) => `m${marriages.indexOf(row) + 1}`
  const records = [
    ...births.map((row) => recordOf('birth', 'self', factsOf(birthConcepts, row, concepts, missing))),
    ...offered(marriages, concepts).map((row) =>
      recordOf('marriage', keyOf(row), factsOf(marriageConcepts, row, concepts, missing), marriageLabel(row)),
    ),
    ...marriages
      .filter(isEnded)
      .map((row) =>
        recordOf('divorce', keyOf(row), factsOf(divorceConcepts, row, concepts, missing), marriageLabel(row)),
      ),
    ...deaths.map((row) => recordOf('death', 'self', factsOf(deathConcepts, row, concepts, missing))),
  ].filter(({ facts }) => facts.length > 0)
  return { ...nothing('notFound'), outcome: 'found', records, missing }
}

/** A marriage that a court ended is not offered beside one that lasts, nor by itself where the divorce is not asked for. */
function offered(marriages: readonly MarriageRow[], concepts: readonly string[]): MarriageRow[] {
  const lasting = marriages.filter((row) => !isEnded(row))
  if (lasting.length > 0) return lasting
  return concepts.some((concept) => concept in divorceConcepts) ? [...marriages] : []
}

function isEnded({ divorced_on }: MarriageRow): boolean {
  return divorced_on !== null
}

/** How a person tells one marriage from another: by the spouse and the day. */
function marriageLabel({ spouse_name, married_on, divorced_on }: MarriageRow): string {
  const ended = divorced_on === null ? '' : `, ly hôn ngày ${formatDate(divorced_on)}`
  return `${spouse_name}, kết hôn ngày ${formatDate(married_on)}${ended}`
}

function recordOf(kind: string, key: string, facts: Fact[], label?: string): AnswerRecord {
  return { kind, key, ...(label === undefined ? {} : { label }), facts }
}
