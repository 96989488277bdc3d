import { registryIds, type Concept } from '#contracts'
import { bilingual, certainty, closed, oneOf, text } from '../seeds/seed-schema.js'
import type { SeedKind } from '../seeds/seed.js'

/** The shared dictionary: each concept with the one registry that is its trusted source. */
export const conceptSeeds: SeedKind<Concept> = {
  file: 'concepts.json',
  schema: closed(
    {
      id: { type: 'string', pattern: '^[a-z][A-Za-z]*(\\.[a-z][A-Za-z]*)+$' },
      name: bilingual,
      type: oneOf('string', 'number', 'boolean', 'date', 'object'),
      record: text,
      sensitivity: oneOf('basic', 'sensitive'),
      registry: oneOf(...registryIds),
      legalBasis: text,
      certainty,
    },
    { unit: text },
  ),
  nameOf: (row) => row.id,
  entries: (rows) => rows.map(({ row, place }) => ({ type: 'concept', key: row.id, value: row, place })),
}
