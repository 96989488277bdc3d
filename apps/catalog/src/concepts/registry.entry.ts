import { Registry } from '#contracts'
import type { EntryType } from '../entries/entry-type.js'

/** The databases facts come from, with the authority that owns each. */
export const registryType: EntryType<'registry'> = {
  type: 'registry',
  files: ['registries.json'],
  shape: Registry,
  keyOf: ({ id }) => id,
  problemsOf: ({ owner }, known) => known.missing('authority', owner),
}
