import type { DossierOutcome, FormDocument, SnapshotField } from '#contracts'
import { leavesOf, schemaAt } from '#forms'
import type { DossierSubject } from '../dossier/dossier.entity.js'

/** What a granted dossier knows at the end. */
export interface GrantedDossier {
  form: Pick<FormDocument, 'outcome' | 'bindings' | 'schema'>
  applicantPersonId: string | null
  subjects: readonly Pick<DossierSubject, 'role' | 'personId'>[]
  fields: readonly Pick<SnapshotField, 'path' | 'status' | 'absent' | 'value'>[]
  answers: Readonly<Record<string, unknown>>
  /** What the official wrote on the result; at a place that was answered it stands instead of the answer. */
  written: NonNullable<DossierOutcome['fields']>
}

/**
 * The values a registry makes its change of, by the names its form gives them. What a registry provided is never replaced
 * by something typed, and whose record is meant is known from the dossier, never from an answer.
 */
export function outcomeValues(dossier: GrantedDossier): Record<string, unknown> {
  const provided = leavesOf(
    dossier.fields
      .filter(({ status, absent }) => status === 'provided' && !absent)
      .map(({ path, value }) => [path, value] as const),
  )
  const answered = leavesOf(Object.entries(dossier.answers))
  const valueAt = (path: string): unknown => {
    const { concept = '', subject = 'applicant' } = dossier.form.bindings[path] ?? {}
    if (concept === 'person.personId') return personOf(dossier, subject)
    if (provided.has(path)) return provided.get(path)
    if (concept.endsWith('.personId')) return undefined
    return writtenAt(dossier, path) ?? answered.get(path)
  }
  const named = Object.entries(dossier.form.outcome?.values ?? {}).map(([name, { from }]): [string, unknown] => [
    name,
    valueAt(from),
  ])
  return Object.fromEntries<unknown>(named.filter(([, value]) => value !== undefined && value !== null && value !== ''))
}

function personOf({ applicantPersonId, subjects }: GrantedDossier, role: string): string | undefined {
  if (role === 'applicant') return applicantPersonId ?? undefined
  return subjects.find((subject) => subject.role === role)?.personId
}

/** A place of a number takes a number; a text that is none stays what it is, and the registry refuses it. */
function writtenAt({ form, written }: GrantedDossier, path: string): string | number | undefined {
  const text = written[path]
  const type = schemaAt(form.schema, path)?.type
  if (text === undefined || (type !== 'number' && type !== 'integer')) return text
  const number = Number(text.replace(',', '.'))
  return Number.isFinite(number) ? number : text
}
