import { saysNothing } from '#forms/fields/required-places'
import type { FormDocument } from '../api/types'
import { isPlainOfItem, type Entry, type SectionView } from './form-view'

/** How many fields are in which state; `own` are those the citizen answered. */
export interface Tally {
  known: number
  own: number
  wait: number
  gap: number
  ask: number
}

/** The entries as lines of a list, where the plain facts of one item of a list share a line. */
export function linesOf(entries: Entry[]): ({ entry: Entry } | { item: number; entries: Entry[] })[] {
  const lines: ({ entry: Entry } | { item: number; entries: Entry[] })[] = []
  for (const entry of entries) {
    const last = lines.at(-1)
    if (!isPlainOfItem(entry)) lines.push({ entry })
    else if (last && 'item' in last && last.item === entry.item.position) last.entries.push(entry)
    else lines.push({ item: entry.item.position, entries: [entry] })
  }
  return lines
}

/** Whether the citizen has given an answer to the field. */
export function isAnswered(entry: Entry): boolean {
  if (saysNothing(entry.answer)) return false
  return entry.state !== 'attest' || entry.answer === true
}

/** Whether the citizen has said that there is none, where no look-up told it and there can be none. */
export function isNone(entry: Entry): boolean {
  return entry.answer === null && canBeNone(entry)
}

/** Whether the citizen may say that there is none: no look-up told it, and the form can do without it. */
export function canBeNone(entry: Entry): boolean {
  return !entry.required && (entry.state === 'gap' || (entry.state === 'ask' && entry.field?.notAsked !== undefined))
}

/** The paths of values that were worked out from a value the citizen says is wrong, directly or over another such value. */
export function workedOutFromOld(entries: readonly Entry[]): ReadonlySet<string> {
  const wrong = entries.filter(
    (entry) => entry.field?.status === 'provided' && !entry.field.derivedFrom && isAnswered(entry),
  )
  const old = new Set(wrong.map(({ path }) => path))
  const isTouched = ({ path, field }: Entry) =>
    !old.has(path) && field?.derivedFrom?.some((from) => old.has(from)) === true
  const found = new Set<string>()
  for (let more = entries.filter(isTouched); more.length; more = entries.filter(isTouched)) {
    for (const { path } of more) {
      old.add(path)
      found.add(path)
    }
  }
  return found
}

/** Whether the citizen may write a value into the field. */
export function isAnswerable(entry: Entry): boolean {
  return ['ask', 'attest', 'gap'].includes(entry.state) || (entry.state === 'doubt' && entry.field?.editable === true)
}

/** Whether a supplement can ask for the field: the citizen can give another answer than the one that stands. */
export function isAskable(entry: Entry): boolean {
  return isAnswerable(entry) && !(entry.state === 'attest' && isAnswered(entry))
}

/** Whether something must still be said before the dossier can be submitted. */
export function isOpen(entry: Entry): boolean {
  if (entry.state === 'choice') return true
  if (entry.state === 'doubt' || !isAnswerable(entry) || isAnswered(entry) || isNone(entry)) return false
  return entry.required || canBeNone(entry) || entry.state === 'attest'
}

/** Whether land cannot tell which record is the applicant's own: they may name it by what their certificate says. */
export function isOwnLandGap({ path, concept, field }: Entry, form: FormDocument): boolean {
  const subject = form.bindings[path]?.subject ?? 'applicant'
  return field?.gap?.kind === 'ambiguous' && subject === 'applicant' && (concept ?? '').startsWith('land.')
}

/** The sections without the optional questions that were left unanswered. */
export function withoutUnanswered(sections: SectionView[]): SectionView[] {
  return sections.map((section) => ({
    ...section,
    entries: section.entries.filter(
      (entry) => entry.state !== 'ask' || isAnswered(entry) || isNone(entry) || isOpen(entry),
    ),
  }))
}

/** Counts the fields of all sections by state; an optional question without an answer is not counted. */
export function tallyOf(sections: SectionView[]): Tally {
  const tally: Tally = { known: 0, own: 0, wait: 0, gap: 0, ask: 0 }
  for (const entry of sections.flatMap((section) => section.entries)) {
    if (entry.state === 'known' || entry.state === 'doubt') tally.known++
    else if (entry.state === 'wait') tally.wait++
    else if (entry.state === 'chosen' || isAnswered(entry) || isNone(entry)) tally.own++
    else if (entry.state === 'gap') tally.gap++
    else if (isOpen(entry)) tally.ask++
  }
  return tally
}
