import type { Concept } from '#contracts'
import { bilingual, certainty, closed, day, listOf, oneOf, text, type Schema } from '#contracts/language/schema'
import type { SeedKind } from '../entries/entry-type.js'

/** The shape of one concept. */
export const conceptSchema: Schema = closed(
  {
    id: { type: 'string', pattern: '^[a-z][A-Za-z]*(\\.[a-z][A-Za-z]*)+$' },
    name: bilingual,
    labels: listOf(text),
    type: oneOf('string', 'number', 'boolean', 'date', 'object'),
    record: text,
    sensitivity: oneOf('basic', 'sensitive'),
    registry: text,
    legalBasis: text,
    certainty,
  },
  { unit: text, planned: { const: true }, retiredOn: day },
)

/** The shared dictionary: each concept with the one registry that is its trusted source. */
export const conceptSeeds: SeedKind<Concept> = {
  file: 'concepts.json',
  schema: conceptSchema,
  nameOf: (row) => row.id,
  entries: (rows) => rows.map(({ row, place }) => ({ type: 'concept', key: row.id, value: row, place })),
}

/** The part of the dictionary no form uses yet, a file for each kind of record. */
export const dictionarySeeds: SeedKind<Concept> = { ...conceptSeeds, file: 'concepts/' }
