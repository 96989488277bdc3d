import { Procedure } from '#contracts'
import type { EntryType } from '../entries/entry-type.js'

/** The administrative procedures that have a form here. */
export const procedureType: EntryType<'procedure'> = {
  type: 'procedure',
  files: ['procedures.json'],
  shape: Procedure,
  keyOf: ({ code }) => code,
  problemsOf: ({ code }, known) => known.missing('form', code),
}
