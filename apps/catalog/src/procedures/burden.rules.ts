import type { Burden, FormDocument } from '#contracts'

/**
 * The burden of one form. Before, a person wrote down every fact that is now taken from a registry, beside what is asked
 * still; what is worked out was never asked. A paper is avoided where concepts or the
 * form itself replace it.
 */
export function burdenOf({ bindings, documents }: Pick<FormDocument, 'bindings' | 'documents'>): Burden {
  const modes = Object.values(bindings).map(({ mode }) => mode)
  const after = modes.filter((mode) => mode === 'ask' || mode === 'attest').length
  const fetched = modes.filter((mode) => mode === 'registry').length
  return {
    questions: { before: after + fetched, after },
    documents: {
      before: documents.length,
      avoided: documents.filter(({ replacedBy, isForm }) => isForm || replacedBy?.length).length,
    },
  }
}

/** The burden of several forms together. */
export function sumOfBurdens(burdens: readonly Burden[]): Burden {
  const sum = (count: (burden: Burden) => number) => burdens.reduce((total, burden) => total + count(burden), 0)
  return {
    questions: { before: sum(({ questions }) => questions.before), after: sum(({ questions }) => questions.after) },
    documents: { before: sum(({ documents }) => documents.before), avoided: sum(({ documents }) => documents.avoided) },
  }
}
