import type { FormDocument, FormEvent, SnapshotField } from '#contracts'
import { boundFields, isMetBy, leavesOf } from '#forms'
import { searchKey } from '#vietnam'

/** What a dossier says of the event it reports: the values at the form's places, typed or provided. */
export interface ReportedEvent {
  form: FormDocument
  answers: Readonly<Record<string, unknown>>
  fields: readonly SnapshotField[]
}

/** What two open dossiers of one procedure are about beside the person, where their form declares no event. */
const things = ['land.parcel.sheet', 'land.parcel.number']

/**
 * The keys under which two dossiers report one event: one for each person it is about, with the facts that tell it from the
 * person's other events. Without a fact there is no key, so that twins, who have two names, are two events. A form that
 * declares no event reports its procedure about the applicant, and the parcel where there is one. In clear; to be kept as
 * pseudonyms only.
 */
export function eventKeys({ form, answers, fields }: ReportedEvent): string[] {
  const provided = fields.filter(({ status }) => status === 'provided').map(({ path, value }) => [path, value] as const)
  const values = leavesOf([...provided, ...Object.entries(answers)])
  const keyOf = (path: string) => {
    const value = values.get(path)
    return typeof value === 'string' || typeof value === 'number' ? searchKey(String(value)) : ''
  }
  const { kind, people, facts = [] } = form.event ?? sameProcedure(form)
  const told = facts.map(keyOf)
  if (form.event && told.includes('')) return []
  return [...new Set(people.map(keyOf))]
    .filter((person) => person !== '')
    .map((person) => [kind, person, ...told].join('\n'))
}

function sameProcedure(form: FormDocument): FormEvent {
  const own = boundFields(form).filter(({ binding }) => binding.subject === 'applicant')
  const pathsOf = (concept: string) => own.flatMap(({ path, binding }) => (binding.concept === concept ? [path] : []))
  return {
    kind: `procedure ${form.procedure}`,
    people: pathsOf('person.personId'),
    facts: things.flatMap((concept) => pathsOf(concept).slice(0, 1)),
  }
}

/** Whether the key of a form that declares no event holds a parcel beside the person. */
export function isAboutParcel(form: FormDocument): boolean {
  return !form.event && (sameProcedure(form).facts ?? []).length > 0
}

/** What a registry provided that it says only where it has the event already, or has such an event of one of the people. */
export function isRegistered({ form: { event }, fields }: Omit<ReportedEvent, 'answers'>): SnapshotField | undefined {
  if (!event) return undefined
  const { registered, registeredWhen = [] } = event
  return fields
    .filter(({ status, absent }) => status === 'provided' && !absent)
    .find(
      ({ path, value }) =>
        path === registered || registeredWhen.some((condition) => condition.path === path && isMetBy(condition, value)),
    )
}
