import type { Absence, AnswerRecord, SubjectKeys, SubjectQuestion } from '#contracts'
import { factsOf, nothing, type Finding, type HeldConcepts } from '#registry'
import { matchingKey } from '#vietnam'
import type { KeyName, Mapping, RecordMapping } from '../mapping/mapping.js'
import { dayIn } from '../sources/day.rules.js'
import type { SourceRow } from '../sources/source.js'
import { keysUnder, qualityOf, valueOf } from './reading.rules.js'

type Values = SourceRow['values']

/** Rows of one kind of record by the kind of key they were looked up with. */
export type FoundRows = ReadonlyMap<KeyName, ReadonlyMap<string, readonly SourceRow[]>>

/** How a mapping reads the concepts of one kind of record. */
export function heldConcepts({ codes }: Mapping, record: RecordMapping): HeldConcepts<Values> {
  const place = record.table ?? record.view ?? record.get ?? 'query'
  return Object.fromEntries(
    Object.entries(record.facts).map(([concept, fact]) => [
      concept,
      {
        attribute: `${place}.${fact.column}`,
        value: (values: Values) => valueOf(fact, values[fact.column] ?? null, codes),
        recordDate: (values: Values) => dayIn(values[record.recordDate] ?? '') ?? '',
        quality: (values: Values) => qualityOf(record, values),
      },
    ]),
  )
}

/**
 * What was found for one look-up. More rows for a key than the mapping lets it have, a record under another name, and one under a
 * 9-digit id where no name is known are `ambiguous` and told to nobody. A row without its day or its id tells nothing.
 */
export function findingOf(
  mapping: Mapping,
  { subject, concepts }: SubjectQuestion,
  foundOf: (kind: string) => FoundRows | undefined,
  today: string,
): Finding {
  const missing: string[] = []
  const records: AnswerRecord[] = []
  const absences: Absence[] = []
  for (const [kind, record] of Object.entries(mapping.records)) {
    const found = foundOf(kind)
    if (found === undefined) continue
    const rows = ownRows(record, subject, found)
    if (rows === 'ambiguous') return nothing('ambiguous')
    if (rows.length === 0) absences.push(...absencesOf(record, concepts, today))
    const held = heldConcepts(mapping, record)
    for (const { values } of rows) {
      const key = valueOf({ column: record.id }, values[record.id] ?? null, {})
      const isWhole = typeof key === 'string' && dayIn(values[record.recordDate] ?? '') !== undefined
      const facts = factsOf(held, isWhole ? values : {}, concepts, missing)
      if (!isWhole || facts.length === 0) continue
      const label =
        record.label === undefined ? undefined : valueOf({ column: record.label }, values[record.label] ?? null, {})
      records.push({ kind, key, ...(typeof label === 'string' ? { label } : {}), facts })
    }
  }
  records.sort((left, right) => (left.key < right.key ? -1 : 1))
  const isFound = records.length > 0 || missing.length > 0
  return { outcome: isFound ? 'found' : 'notFound', records, absences, notApplicable: [], missing }
}

function ownRows(record: RecordMapping, subject: SubjectKeys, found: FoundRows): SourceRow[] | 'ambiguous' {
  const { many = 1, name } = record
  const own = new Map<unknown, SourceRow>()
  for (const [key, byKey] of found)
    for (const value of keysUnder(key, subject)) {
      const rows = byKey.get(value) ?? []
      if (rows.length > many) return 'ambiguous'
      for (const row of rows) {
        if (!isOf(row.values[name ?? ''] ?? null, name, key, subject)) return 'ambiguous'
        own.set(row.values[record.id], row)
      }
    }
  return own.size > many ? 'ambiguous' : [...own.values()]
}

function isOf(written: string | null, name: string | undefined, key: KeyName, { fullName }: SubjectKeys): boolean {
  if (name === undefined) return true
  if (fullName === undefined) return key !== 'formerIds'
  return written !== null && matchingKey(written) === matchingKey(fullName)
}

function absencesOf({ complete, facts }: RecordMapping, concepts: readonly string[], today: string): Absence[] {
  if (!complete) return []
  const { territory, to } = complete
  const about = concepts.filter((concept) => concept === complete.concept && concept in facts)
  return about.map((concept) => ({ concept, territory, completeTo: to === 'today' || to > today ? today : to }))
}
