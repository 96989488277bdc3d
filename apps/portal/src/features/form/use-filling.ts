import { useMemo, useRef, useState } from 'react'
import { saysNothing } from '#forms/fields/required-places'
import { dayOf } from '#vietnam/calendar'
import type { Answers, ProcedureDetail, Value } from '../../shared/api/types'
import type { DossierView } from '../../shared/dossier/dossier-view'
import { daysOutOfOrder } from '../../shared/form/day-order'
import { canBeNone, isOpen, isOwnLandGap } from '../../shared/form/entries'
import { nearestEntry, viewOf } from '../../shared/form/form-view'
import type { InputFault } from '../../shared/form/schema'
import { read } from '../../shared/language/format'
import { useLanguage } from '../../shared/language/language'
import { waitsForOffice } from '../../shared/representation/representation.rules'
import type { FormActions } from './answers/form-context'
import type { KeptAnswers } from './saving/kept-answers'
import { useAutosave } from './saving/use-autosave'
import { useOtherTabs } from './saving/use-other-tabs'
import { useSeenDraft } from './saving/use-seen-draft'
import { useCorrection } from './use-correction'
import { useLookups } from './use-lookups'
import { useSupplement } from './use-supplement'

/** A form while it is filled in: what is typed, what is known, what is saved, and what its parts can do. */
export function useFilling(view: DossierView, restored: KeptAnswers, procedure: ProcedureDetail | undefined) {
  const { language } = useLanguage()
  const { dossier, form } = view
  const { id } = dossier
  const [answers, setAnswers] = useState<Answers>(() => ({ ...dossier.answers, ...restored.answers }))
  const mine = useRef(answers)
  mine.current = answers
  const draft = useSeenDraft(view, mine, restored)
  const { tellSaved, ...tabs } = useOtherTabs(id)
  const autosave = useAutosave({ id, restored, draft, onSaved: tellSaved })
  const { saving, refusals, write, flush, giveUp } = autosave
  const lookups = useLookups(view, draft)
  const [faults, setFaults] = useState<Record<string, InputFault>>({})
  const [strict, setStrict] = useState(false)
  const [turn, setTurn] = useState(0)
  const { snapshot } = lookups
  const sections = useMemo(() => viewOf(form, snapshot, answers), [form, snapshot, answers])
  const entries = sections.flatMap((section) => section.entries)
  const supplement = useSupplement(id, draft, entries)
  const type = (path: string, value: Value) => setAnswers((before) => ({ ...before, [path]: value }))
  const correction = useCorrection(id, draft, (path, value) => {
    type(path, value)
    write(path, value)
  })
  const outOfOrder = daysOutOfOrder(form, entries, dayOf(new Date()))
  const said: Record<string, string> = {
    ...Object.fromEntries(Object.entries(outOfOrder).map(([path, message]) => [path, read(message, language)])),
    ...supplement.unsent,
    ...refusals,
  }
  const wrong = entries.filter((entry) => isOpen(entry) || faults[entry.path] || said[entry.path])

  const { changed } = draft
  const askedFor = new Set(entries.filter(({ state }) => state !== 'known').map(({ path }) => path))
  const changedAt = [saving.waits?.path, ...(changed?.places ?? []).map(({ path }) => path)]
  /** Shows what is there now; what this page holds at the places that differ stays or gives way. */
  const resolve = (withMine: boolean) => {
    if (!changed) return
    const { now, places } = changed
    void draft.adopt(now)
    draft.decide(null)
    if (!withMine) {
      giveUp(places.map(({ path }) => path))
      setAnswers((before) => {
        const others = Object.entries(before).filter(([path]) => !places.some((place) => place.path === path))
        const theirs = places.flatMap(({ path, now }) => (now === undefined ? [] : [[path, now] as const]))
        return Object.fromEntries([...others, ...theirs])
      })
      setTurn((before) => before + 1)
    }
    for (const { path, mine } of withMine ? places : []) write(path, mine ?? null)
    void flush()
  }

  const actions: FormActions = {
    form,
    waivers: procedure?.waivers ?? [],
    slow: lookups.slow,
    asking: lookups.asking,
    strict,
    refusals: said,
    requested: dossier.requestedFields ?? [],
    before: dossier.requestedBefore ?? {},
    corrected: correction.corrected,
    landGap: entries.find((entry) => isOwnLandGap(entry, form))?.path,
    answer: (path, value, fault) => {
      setFaults(({ [path]: _, ...others }) => (fault ? { ...others, [path]: fault } : others))
      const said = onlySaid(value)
      supplement.forget(path)
      const mayBeNone = entries.some((entry) => entry.path === path && canBeNone(entry))
      // who empties a field has not said that there is none
      setAnswers(({ [path]: _, ...others }) => (said === null && mayBeNone ? others : { ...others, [path]: value }))
      write(path, fault ? undefined : said)
    },
    sayNone: (path, isNone) => {
      setFaults(({ [path]: _, ...others }) => others)
      setAnswers(({ [path]: _, ...others }) => (isNone ? { ...others, [path]: null } : others))
      if (isNone) write(path, null)
    },
    waits: saving.waits,
    saveAgain: () => void flush(),
    changed: changed && {
      ...changed,
      at: changedAt.find((path) => path && askedFor.has(path)),
      labelOf: (path) => nearestEntry(entries, path),
    },
    keepMine: () => resolve(true),
    takeTheirs: () => resolve(false),
    turn,
    askAgain: (at) => void (waitsForOffice(dossier) ? lookups.checkAgain() : lookups.ask(at)),
    choose: (path, key) => void lookups.choose(path, key),
    unasked: lookups.unasked,
    locate: lookups.locate,
    correct: correction.correct,
  }
  return { actions, tabs, saving, flush, lookups, sections, entries, wrong, strict, setStrict, supplement }
}

/** An answer without the items of a list nobody has filled in; null where nothing is left. */
function onlySaid(value: Value): Value {
  const said = Array.isArray(value) ? value.filter((item) => !saysNothing(item)) : value
  return saysNothing(said) ? null : said
}
