import { Assignment } from '#contracts'
import type { EntryType } from '../entries/entry-type.js'

/** Who handles and who signs within an authority, by function. */
export const assignmentType: EntryType<'assignment'> = {
  type: 'assignment',
  files: ['assignments.json'],
  shape: Assignment,
  keyOf: ({ id }) => id,
  problemsOf: ({ authority, procedures }, known) => [
    ...known.missing('authority', authority),
    ...known.missing('procedure', ...procedures),
  ],
}
