import { Procedure } from '#contracts'
import type { EntryType } from '../entries/entry-type.js'
import { procedureLawProblems } from '../law/law.rules.js'

/** The administrative procedures that have a form here. */
export const procedureType: EntryType<'procedure'> = {
  type: 'procedure',
  files: ['procedures.json'],
  shape: Procedure,
  keyOf: ({ code }) => code,
  problemsOf: (procedure, known) => [
    ...known.missing('form', procedure.code),
    ...procedureLawProblems(procedure, known),
  ],
}
