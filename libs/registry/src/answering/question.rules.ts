import type { Purpose, SubjectQuestion } from '#contracts'

const purposeParts = ['dossierId', 'procedure', 'authority', 'agreement', 'legalBasis', 'actor'] as const

/**
 * Whether a registry may answer this look-up at all: the purpose says for which dossier, procedure, authority,
 * agreement, legal basis and account, and every concept asked is one of its own.
 */
export function mayAnswer(purpose: Purpose, lookup: SubjectQuestion, concepts: ReadonlySet<string>): boolean {
  return (
    purposeParts.every((part) => purpose[part].trim() !== '') &&
    lookup.concepts.every((concept) => (lookup.mode === 'match' ? concept === 'person.match' : concepts.has(concept)))
  )
}
