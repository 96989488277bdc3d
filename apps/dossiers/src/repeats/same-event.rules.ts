import type { FormDocument, SnapshotField } from '#contracts'
import { leavesOf } from '#forms'
import { searchKey } from '#vietnam'

/** What a dossier says of the event it reports: the values at the form's places, typed or provided. */
export interface ReportedEvent {
  form: Pick<FormDocument, 'event'>
  answers: Readonly<Record<string, unknown>>
  fields: readonly SnapshotField[]
}

/**
 * The keys under which two dossiers report one event: one for each person it is about, with the facts that tell it from the
 * person's other events. Without a fact there is no key, so that twins, who have two names, are two events. In clear; to be
 * kept as pseudonyms only.
 */
export function eventKeys({ form: { event }, answers, fields }: ReportedEvent): string[] {
  if (!event) return []
  const provided = fields.filter(({ status }) => status === 'provided').map(({ path, value }) => [path, value] as const)
  const values = leavesOf([...provided, ...Object.entries(answers)])
  const keyOf = (path: string) => {
    const value = values.get(path)
    return typeof value === 'string' ? searchKey(value) : ''
  }
  const facts = (event.facts ?? []).map(keyOf)
  if (facts.includes('')) return []
  const people = event.people.map(keyOf).filter((person) => person !== '')
  return [...new Set(people)].map((person) => [event.kind, person, ...facts].join('\n'))
}

/** Whether a registry has the event already: it provided what the form declares it would have. */
export function isRegistered({ form: { event }, fields }: Omit<ReportedEvent, 'answers'>): SnapshotField | undefined {
  return fields.find(({ path, status, absent }) => path === event?.registered && status === 'provided' && !absent)
}
