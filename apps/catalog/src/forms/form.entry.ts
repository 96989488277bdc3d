import type { FormDocument } from '#contracts'
import { formFindings, formSchema, withProcess } from '#forms'
import type { EntryType } from '../entries/entry-type.js'
import type { Known } from '../entries/known.js'
import { paperLawProblems } from '../law/law.rules.js'

/** One form document a procedure, with its graph written out. */
export const formType: EntryType<'form'> = {
  type: 'form',
  files: ['forms/'],
  shape: formSchema,
  keyOf: ({ procedure }) => procedure,
  valuesOf: (rows) => rows.map(({ row, place }) => ({ row: withProcess(row), place })),
  problemsOf: (form, known) => [
    ...known.missing('procedure', form.procedure),
    ...formFindings(form, known).map(
      ({ rule, field, document, message }) => `${field ?? `document ${document ?? ''}`}: ${message.en} (${rule})`,
    ),
    ...uncovered(form, known),
    ...paperLawProblems(form.documents, known),
  ],
}

/** What a form looks up is covered by an agreement. */
function uncovered({ procedure, bindings }: FormDocument, { agreements }: Known): string[] {
  const covered = new Set(
    agreements.filter((agreement) => agreement.procedure === procedure).flatMap(({ concepts }) => concepts),
  )
  return Object.entries(bindings)
    .filter(([, { mode, concept }]) => mode === 'registry' && concept !== undefined && !covered.has(concept))
    .map(([path, { concept }]) => `${path}: no agreement covers ${concept ?? ''}`)
}
