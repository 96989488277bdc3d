import type { Registry } from '#contracts'
import { bilingual, closed, text } from '#contracts/language/schema'
import type { SeedKind } from '../entries/entry-type.js'

/** The databases facts come from, with the authority that owns each. */
export const registrySeeds: SeedKind<Registry> = {
  file: 'registries.json',
  schema: closed({
    id: { type: 'string', pattern: '^[a-z][A-Za-z-]*$' },
    name: bilingual,
    shortName: bilingual,
    owner: text,
    legalBasis: text,
    updateCycle: bilingual,
    updateDays: { type: 'integer', minimum: 0 },
  }),
  nameOf: (row) => row.id,
  entries: (rows) => rows.map(({ row, place }) => ({ type: 'registry', key: row.id, value: row, place })),
}
