import type { Fact, Quality } from '#contracts'

/** How a registry reads one concept from its own row. */
export interface Held<Row> {
  /** The registry's own name for the column or document the value stands in. */
  attribute: string
  /** Undefined or null where the row holds none. */
  value: (row: Row) => unknown
  /** `YYYY-MM-DD`: when the registry wrote it. */
  recordDate: (row: Row) => string
  /** `verified` where nothing is said. */
  quality?: (row: Row) => Quality
}

/** The concepts of one kind of record, by id. */
export type HeldConcepts<Row> = Readonly<Record<string, Held<Row>>>

/** The facts of one row for the concepts asked; those of this kind the row does not hold go to `missing`. */
export function factsOf<Row>(held: HeldConcepts<Row>, row: Row, asked: readonly string[], missing?: string[]): Fact[] {
  const facts: Fact[] = []
  for (const concept of asked) {
    const { attribute, value, recordDate, quality } = held[concept] ?? {}
    if (attribute === undefined || value === undefined || recordDate === undefined) continue
    const content = value(row)
    if (content === undefined || content === null) {
      if (missing?.includes(concept) === false) missing.push(concept)
    } else
      facts.push({
        concept,
        value: content,
        quality: quality?.(row) ?? 'verified',
        attribute,
        recordDate: recordDate(row),
      })
  }
  return facts
}

/** Whether any of the concepts asked is of this kind. */
export function asksFor(held: HeldConcepts<never>, asked: readonly string[]): boolean {
  return asked.some((concept) => concept in held)
}

/** Groups the rows of one statement by the key they were looked up under. */
export function groupBy<Row>(rows: readonly Row[], key: (row: Row) => string): Map<string, Row[]> {
  const groups = new Map<string, Row[]>()
  for (const row of rows) {
    const group = groups.get(key(row))
    if (group === undefined) groups.set(key(row), [row])
    else group.push(row)
  }
  return groups
}
