import { Injectable } from '@nestjs/common'
import type { Absence, AnswerRecord, SubjectKeys, SubjectQuestion } from '#contracts'
import { Database } from '#database'
import { Clock } from '#platform'
import { factsOf, groupBy, nothing, RegistrySource, type Finding } from '#registry'
import { dayOf, matchingKey } from '#vietnam'
import {
  holdingStatement,
  homeConcepts,
  householdOwnerStatement,
  keyedStatement,
  parcelConcepts,
  parcelLabel,
  type HoldingRow,
  type HouseholdOwnerRow,
  type KeyedRow,
} from './land.concepts.js'
import { liesIn, ownershipOf, type Ownership } from './ownership.rules.js'

interface Territory {
  unit_code: string
  complete_to: string
}

/** Reads parcels and homes by their owners. */
@Injectable()
export class LandSource extends RegistrySource {
  readonly concepts: ReadonlySet<string> = new Set([...Object.keys(homeConcepts), ...Object.keys(parcelConcepts)])
  override readonly keysNameRecords = true
  override readonly placesRecords = true

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {
    super()
  }

  async find(lookups: SubjectQuestion[]): Promise<Finding[]> {
    const ids = [...new Set(lookups.flatMap(({ subject }) => idsOf(subject)))]
    const names = [
      ...new Set(lookups.flatMap(({ subject: { fullName } }) => (fullName === undefined ? [] : matchingKey(fullName)))),
    ]
    const [holdings, households, keyed, territories] = await Promise.all([
      this.database.query<HoldingRow>(holdingStatement, [ids]),
      names.length === 0 ? [] : this.database.query<HouseholdOwnerRow>(householdOwnerStatement, [names]),
      this.keyed(lookups),
      this.database.query<Territory>('select unit_code, complete_to::text from complete_territory order by unit_code'),
    ])
    const byId = groupBy(holdings, ({ id_number }) => id_number ?? '')
    const today = dayOf(this.clock.now())
    return lookups.map((lookup) => {
      const rows = idsOf(lookup.subject).flatMap((id) => byId.get(id) ?? [])
      return findingOf(lookup, ownershipOf(lookup.subject, rows, households, keyed), territories, today)
    })
  }

  /** What the keys lead to that some of the applicants gave; no statement where none did. */
  private keyed(lookups: readonly SubjectQuestion[]): Promise<KeyedRow[]> {
    const keys = lookups.flatMap(({ subject }) => subject.land ?? [])
    if (keys.length === 0) return Promise.resolve([])
    const places = keys.filter(({ commune }) => commune)
    return this.database.query<KeyedRow>(keyedStatement, [
      keys.flatMap(({ certificate }) => certificate ?? []),
      places.map(({ commune }) => commune),
      places.map(({ sheet }) => sheet ?? null),
      places.map(({ plot }) => plot ?? null),
    ])
  }
}

function idsOf({ personId, formerIds = [] }: SubjectKeys): string[] {
  return personId === undefined ? formerIds : [personId, ...formerIds]
}

function findingOf(
  { concepts, territories = {} }: SubjectQuestion,
  { certain, doubtful }: Ownership,
  complete: readonly Territory[],
  today: string,
): Finding {
  const isInside = (row: HoldingRow, concept: string) => liesIn(row, territories[concept], today)
  const missing: string[] = []
  const answered = (row: HoldingRow) => concepts.filter((concept) => isInside(row, concept))
  const records = certain.flatMap((row) => recordsOf(row, answered(row), missing))
  const homes = certain.filter(hasHouse)
  const absent = (kind: object, rows: readonly HoldingRow[]) =>
    concepts
      .filter((concept) => concept in kind && !rows.some((row) => isInside(row, concept)))
      .flatMap((concept) => absencesOf(concept, rows, complete, today))
  if (doubtful)
    return records.length > 0 ? { ...nothing('notFound'), outcome: 'found', records, missing } : nothing('ambiguous')
  const absences = [...absent(homeConcepts, homes), ...absent(parcelConcepts, certain)]
  return { ...nothing('notFound'), outcome: records.length > 0 ? 'found' : 'notFound', records, absences, missing }
}

function recordsOf(row: HoldingRow, concepts: readonly string[], missing: string[]): AnswerRecord[] {
  const home = hasHouse(row) ? factsOf(homeConcepts, row, concepts, missing) : []
  const parcel = factsOf(parcelConcepts, row, concepts, missing)
  const label = parcelLabel(row)
  return [
    ...(home.length > 0 ? [{ kind: 'home', key: row.parcel_id, label, facts: home }] : []),
    ...(parcel.length > 0 ? [{ kind: 'parcel', key: row.parcel_id, label, facts: parcel }] : []),
  ]
}

/** Where no record tells a concept: a statement for each complete territory in which there is none at all. */
function absencesOf(
  concept: string,
  known: readonly HoldingRow[],
  complete: readonly Territory[],
  today: string,
): Absence[] {
  return complete
    .filter(({ unit_code }) => !known.some((row) => liesIn(row, [unit_code], today)))
    .map(({ unit_code: territory, complete_to: completeTo }) => ({ concept, completeTo, territory }))
}

function hasHouse(row: HoldingRow): boolean {
  return row.floor_area_m2 !== null
}
