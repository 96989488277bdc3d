import { LegalSource } from '#contracts'
import type { EntryType } from '../entries/entry-type.js'
import { sourceProblems } from './law.rules.js'

/** The texts that statements about the law rest on. */
export const legalSourceType: EntryType<'legalSource'> = {
  type: 'legalSource',
  files: ['sources.json'],
  shape: LegalSource,
  keyOf: ({ id }) => id,
  problemsOf: sourceProblems,
}
