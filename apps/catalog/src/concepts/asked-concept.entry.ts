import { AskedConcept, PaperType } from '#contracts'
import type { EntryType } from '../entries/entry-type.js'

/** What may be asked of a person because no database can know it. */
export const askedConceptType: EntryType<'askedConcept'> = {
  type: 'askedConcept',
  files: ['asked-concepts.json'],
  shape: AskedConcept,
  keyOf: ({ id }) => id,
  problemsOf: ({ id, owner }, known) => [
    ...known.missing('authority', owner),
    ...(known.concepts.has(id) ? [`${id} is held by a registry, so nobody may ask for it`] : []),
  ],
}

/** The kinds of papers procedures demand, and what each proves. */
export const paperTypeType: EntryType<'paperType'> = {
  type: 'paperType',
  files: ['paper-types.json'],
  shape: PaperType,
  keyOf: ({ id }) => id,
  problemsOf: ({ owner, proves }, known) => [
    ...known.missing('authority', owner),
    ...known.missing('concept', ...(proves ?? []).map(({ concept }) => concept)),
  ],
}
