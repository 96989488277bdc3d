import { isDemanded, type Burden, type FormDocument } from '#contracts'

/** How many fields and papers a form has, by how they get their value; the database keeps it of each form in force. */
export interface FormBrief {
  fields: number
  /** Asked of a person, or attested by one. */
  asked: number
  /** Taken from a registry. */
  fetched: number
  /** Papers the official list demands, in whatever case; the application itself and what is only shown are none. */
  papers: number
  /** Of those the ones that concepts replace. */
  avoided: number
}

/** Counts fields and papers of a form; `form_brief` of the database counts alike. */
export function briefOf({ bindings, documents }: Pick<FormDocument, 'bindings' | 'documents'>): FormBrief {
  const demanded = documents.filter(isDemanded)
  const modes = Object.values(bindings).map(({ mode }) => mode)
  return {
    fields: modes.length,
    asked: modes.filter((mode) => mode === 'ask' || mode === 'attest').length,
    fetched: modes.filter((mode) => mode === 'registry').length,
    papers: demanded.length,
    avoided: demanded.filter(({ replacedBy }) => replacedBy?.length).length,
  }
}

/**
 * The burden of one form. Before, a person wrote down every fact that is now taken from a registry, beside what is asked
 * still; what is worked out was never asked. A paper is avoided where the official list demands it and concepts replace it.
 */
export function burdenOf({ asked, fetched, papers, avoided }: FormBrief): Burden {
  return { questions: { before: asked + fetched, after: asked }, documents: { before: papers, avoided } }
}

/** The burden of several forms together. */
export function sumOfBurdens(burdens: readonly Burden[]): Burden {
  const sum = (count: (burden: Burden) => number) => burdens.reduce((total, burden) => total + count(burden), 0)
  return {
    questions: { before: sum(({ questions }) => questions.before), after: sum(({ questions }) => questions.after) },
    documents: { before: sum(({ documents }) => documents.before), avoided: sum(({ documents }) => documents.avoided) },
  }
}
