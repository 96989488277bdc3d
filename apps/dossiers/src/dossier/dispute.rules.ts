import { isDeepStrictEqual } from 'node:util'
import type { FormDocument, SnapshotField } from '#contracts'
import { applicability } from '#forms'

/** What a correction is about: the value that was held at a place, of which person and which record. */
export interface Dispute {
  path: string
  role: string
  /** Who had the role; null for somebody only population links. */
  person: string | null
  /** The records that were chosen where there were several, by the path that carries the choice. */
  chosen: Record<string, string>
  value: unknown
}

/** What of a dossier says whose values, and of which records, its snapshot holds. */
export interface Concerned {
  applicantPersonId: string | null
  subjects: readonly { role: string; personId: string }[]
  chosen: Readonly<Record<string, string>>
}

/** The dispute a correction of a provided field opens. */
export function disputeOf(
  dossier: Concerned,
  form: Pick<FormDocument, 'bindings'>,
  fields: readonly SnapshotField[],
  { path, value, source }: SnapshotField,
): Dispute {
  const role = form.bindings[path.replace(/\/\d+(?=\/|$)/g, '/*')]?.subject ?? 'applicant'
  const choosers = fields.filter((field) => field.choices && field.source?.lookupId === source?.lookupId)
  const chosen = choosers.flatMap((field): [string, string][] => {
    const key = dossier.chosen[field.path]
    return key === undefined ? [] : [[field.path, key]]
  })
  return { path, role, person: personOf(dossier, role), chosen: Object.fromEntries(chosen), value: value ?? null }
}

/** Whether a value is the one a correction was asked of: of the same person, the same record, and still what is held. */
export function isDisputed(
  dossier: Concerned & { disputed: readonly Dispute[] },
  { path, status, value }: Pick<SnapshotField, 'path' | 'status' | 'value'>,
): boolean {
  return (
    status === 'provided' &&
    dossier.disputed.some(
      (dispute) =>
        dispute.path === path &&
        isDeepStrictEqual(dispute.value, value ?? null) &&
        dispute.person === personOf(dossier, dispute.role) &&
        Object.entries(dispute.chosen).every(([chooser, key]) => dossier.chosen[chooser] === key),
    )
  )
}

/**
 * The fields of a kept snapshot as the dossier stands: a disputed value can be answered, and brings up the questions that
 * depend on it; those that do not apply are left out.
 */
export function standingFields(
  form: FormDocument,
  dossier: Concerned & { disputed: readonly Dispute[] },
  fields: readonly SnapshotField[],
): SnapshotField[] {
  return withoutInapplicable(form, withDisputes(dossier, fields))
}

/**
 * Without the questions and gaps that do not apply by what registries provide: nobody who never married is asked for a day
 * of divorce. What a registry provides stays, also against the condition.
 */
export function withoutInapplicable(form: FormDocument, fields: readonly SnapshotField[]): SnapshotField[] {
  const applies = applicability({ form, fields, answers: {} })
  return fields.filter(({ path, status }) => status === 'provided' || applies(path) !== 'no')
}

/** A snapshot's fields with what corrections dispute of them: such a value can be answered. */
export function withDisputes(
  dossier: Concerned & { disputed: readonly Dispute[] },
  fields: readonly SnapshotField[],
): SnapshotField[] {
  return fields.map((field) =>
    isDisputed(dossier, field) ? { ...field, quality: 'disputed' as const, editable: true } : field,
  )
}

function personOf({ applicantPersonId, subjects }: Concerned, role: string): string | null {
  if (role === 'applicant') return applicantPersonId
  return subjects.find((subject) => subject.role === role)?.personId ?? null
}
