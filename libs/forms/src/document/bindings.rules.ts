import type { Binding, FormDocument, FormSubject } from '#contracts'

/** The registry-bound fields of a form, in the order of its layout. */
export function boundFields(
  form: FormDocument,
): { path: string; binding: Binding & { concept: string; subject: string } }[] {
  return form.layout.pages
    .flatMap(({ sections }) => sections.flatMap(({ fields }) => fields))
    .flatMap(({ path }) => {
      const binding = form.bindings[path]
      if (binding?.mode !== 'registry' || !binding.concept) return []
      return [{ path, binding: { ...binding, concept: binding.concept, subject: binding.subject ?? 'applicant' } }]
    })
}

/** What a form says of a role, whatever the role is called. */
export function formSubject({ subjects = {} }: FormDocument, role: string): FormSubject | undefined {
  return Object.hasOwn(subjects, role) ? subjects[role] : undefined
}
