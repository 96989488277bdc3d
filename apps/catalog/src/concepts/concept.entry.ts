import { Concept, isOwnRegistry } from '#contracts'
import type { EntryType } from '../entries/entry-type.js'

/** The shared dictionary: each concept with the one registry that is its trusted source. */
export const conceptType: EntryType<'concept'> = {
  type: 'concept',
  /** What forms use, and below the folder what none uses yet, a file for each kind of record. */
  files: ['concepts.json', 'concepts/'],
  shape: Concept,
  keyOf: ({ id }) => id,
  problemsOf: ({ registry, planned }, known) => [
    ...known.missing('registry', registry),
    ...(planned || isOwnRegistry(registry) ? [] : [`no service answers for ${registry}, so the concept is planned`]),
  ],
}
