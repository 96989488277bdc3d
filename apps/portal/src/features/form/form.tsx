import { useEffect, useMemo, useRef, useState } from 'react'
import { Link, Navigate, useNavigate, useParams } from 'react-router'
import { saysNothing } from '#forms/fields/required-places'
import { dayOf } from '#vietnam/calendar'
import { act, getDossier, getProcedure, requestCorrection } from '../../shared/api/client'
import { asProblem, type Problem } from '../../shared/api/problem'
import { useResource } from '../../shared/api/resource'
import type { Answers, Dossier, FormDocument, Snapshot, Value } from '../../shared/api/types'
import { ErrorSummary } from '../../shared/fields/error-summary'
import { daysOutOfOrder } from '../../shared/form/day-order'
import { canBeNone, isOpen, isOwnLandGap } from '../../shared/form/entries'
import { nearestEntry, viewOf, type Entry } from '../../shared/form/form-view'
import type { InputFault } from '../../shared/form/schema'
import { read } from '../../shared/language/format'
import { useLanguage } from '../../shared/language/language'
import { OutOfScope } from '../../shared/representation/representation'
import { isInScope, waitsForOffice } from '../../shared/representation/representation.rules'
import { WaitingForOffice } from '../../shared/representation/waiting-for-office'
import { findTyped, whoIs } from '../../shared/session/kept'
import { isOfficial, useSession } from '../../shared/session/session'
import { useAnnounce } from '../../shared/ui/announcer'
import { ProblemNotice } from '../../shared/ui/problem-notice'
import { usePageTitle } from '../../shared/ui/title'
import { FormContext, type FormActions } from './answers/form-context'
import { OtherTabs } from './answers/keeping'
import { useAutosave } from './answers/use-autosave'
import { FormHead } from './form-head'
import './form.css'
import { Progress } from './progress'
import { Requested } from './answers/requested'
import { Section } from './section'
import { useDraft } from './use-draft'
import { useOtherTabs } from './use-other-tabs'

/** The form of a draft: known facts as text, questions as fields, saved while it is filled in. */
export function FormPage() {
  const { id = '' } = useParams()
  return <Draft key={id} id={id} />
}

function Draft({ id }: { id: string }) {
  const { t, say } = useLanguage()
  const { me } = useSession()
  const [restored] = useState(() => (me && findTyped(id, whoIs(me))) ?? {})
  const draft = useDraft(id, restored)
  const { dossier, form, snapshot, problem } = draft
  usePageTitle(form ? say(form.title) : '')
  if (!dossier || !form) {
    return problem ? <ProblemNotice problem={problem} /> : <p className="soft">{t.app.loading}</p>
  }
  if (isOfficial(me) && waitsForOffice(dossier)) return <Navigate to={`/work/${id}`} replace />
  if (dossier.status !== 'draft' && dossier.status !== 'supplementRequested') {
    return (
      <div className="stack">
        <h1>{say(form.title) || say(dossier.procedureName)}</h1>
        <p>{t.form.closed}</p>
        <p>
          <Link to={`/dossiers/${id}`}>{t.receipt.open}</Link>
        </p>
      </div>
    )
  }
  return <Filling id={id} draft={{ ...draft, dossier, form, snapshot }} restored={restored} />
}

interface Ready extends Omit<ReturnType<typeof useDraft>, 'dossier' | 'form'> {
  dossier: Dossier
  form: FormDocument
  snapshot: Snapshot | null
}

function Filling({ id, draft, restored }: { id: string; draft: Ready; restored: Answers }) {
  const { t, language } = useLanguage()
  const announce = useAnnounce()
  const navigate = useNavigate()
  const { me } = useSession()
  const { dossier, form, snapshot, answers } = draft
  const { tellSaved, ...tabs } = useOtherTabs(id)
  const { saving, refusals, write, flush } = useAutosave(id, restored, tellSaved)
  const [faults, setFaults] = useState<Record<string, InputFault>>({})
  const [strict, setStrict] = useState(false)
  const [corrected, setCorrected] = useState<string | null>(null)
  const [failure, setFailure] = useState<Problem | null>(null)
  const [unsent, setUnsent] = useState<Record<string, string>>({})
  const refusal = failure ?? saving.barred
  const summary = useRef<HTMLDivElement>(null)
  const { receivedBy } = dossier
  const { value: procedure } = useResource(`${language} ${dossier.procedure} ${receivedBy ?? ''}`, () =>
    getProcedure(dossier.procedure, receivedBy ? { authority: receivedBy } : {}),
  )
  const sections = useMemo(() => viewOf(form, snapshot, answers), [form, snapshot, answers])
  const entries = sections.flatMap((section) => section.entries)
  const outOfOrder = daysOutOfOrder(form, entries, dayOf(new Date()))
  const said = {
    ...Object.fromEntries(Object.entries(outOfOrder).map(([path, message]) => [path, read(message, language)])),
    ...unsent,
    ...refusals,
  }
  const wrong = entries.filter((entry) => isOpen(entry) || faults[entry.path] || said[entry.path])
  const waits = waitsForOffice(dossier)
  const [isRestored] = useState(() => isUnsaved(restored, dossier.answers ?? {}))
  const isDraft = dossier.status === 'draft'
  const isCovered = isInScope(dossier, me, isDraft ? 'submit' : 'supplement')
  useHashTarget(snapshot !== null)

  const actions: FormActions = {
    form,
    waivers: procedure?.waivers ?? [],
    slow: draft.slow,
    asking: draft.asking,
    strict,
    refusals: said,
    requested: dossier.requestedFields ?? [],
    corrected,
    landGap: entries.find((entry) => isOwnLandGap(entry, form))?.path,
    answer: (path: string, value: Value, fault: InputFault | null) => {
      setFaults(({ [path]: _, ...others }) => (fault ? { ...others, [path]: fault } : others))
      const said = onlySaid(value)
      setUnsent(({ [path]: _, ...others }) => others)
      const mayBeNone = entries.some((entry) => entry.path === path && canBeNone(entry))
      // who empties a field has not said that there is none
      draft.setAnswers(({ [path]: _, ...others }) =>
        said === null && mayBeNone ? others : { ...others, [path]: value },
      )
      write(path, fault ? undefined : said)
    },
    sayNone: (path: string, isNone: boolean) => {
      setFaults(({ [path]: _, ...others }) => others)
      draft.setAnswers(({ [path]: _, ...others }) => (isNone ? { ...others, [path]: null } : others))
      if (isNone) write(path, null)
    },
    waits: saving.waits,
    saveAgain: () => void flush(),
    askAgain: () => void (waits ? draft.checkAgain() : draft.ask()),
    choose: (path, key) => void draft.choose(path, key),
    locate: draft.locate,
    correct: async (entry: Entry, claimedValue: Value, reason: string, onSent: () => void) => {
      await requestCorrection(id, { path: entry.path, claimedValue, reason })
      onSent()
      await draft.refresh()
      draft.setAnswers((before) => ({ ...before, [entry.path]: claimedValue }))
      write(entry.path, claimedValue)
      setCorrected(entry.path)
      announce(t.form.wrongSent(read(entry.label, language)))
    },
  }

  const goOn = async () => {
    setStrict(true)
    const saved = await flush()
    setFailure(null)
    if (wrong.some(({ path }) => !unsent[path]) || !saved) {
      requestAnimationFrame(() => summary.current?.focus())
      return
    }
    if (isDraft) return navigate(`/dossiers/${id}/review`)
    try {
      const { etag } = await getDossier(id)
      await act(id, { action: 'supplement' }, etag)
      await navigate(`/dossiers/${id}`)
    } catch (thrown) {
      const problem = asProblem(thrown)
      const places = problem.errors.map(
        ({ path, message }) => [nearestEntry(entries, path)?.path ?? '', message] as const,
      )
      setUnsent(Object.fromEntries(places))
      setFailure(places.length > 0 ? null : problem)
      requestAnimationFrame(() => summary.current?.focus())
    }
  }

  return (
    <FormContext value={actions}>
      <FormHead dossier={dossier} form={form} procedure={procedure} sections={sections} waiting={snapshot === null} />
      {draft.problem && <ProblemNotice problem={draft.problem} retry={() => void draft.ask()} />}
      {draft.consented.length > 0 && (
        <p className="notice" role="status">
          {t.people.consented(draft.consented.join(', '))}
        </p>
      )}
      <Requested dossier={dossier} entries={entries} />
      <OtherTabs {...tabs} />
      {isRestored && <p className="notice">{t.keeping.restored}</p>}
      <WaitingForOffice dossier={dossier} asking={draft.asking} checkAgain={draft.checkAgain} />
      <div className="split">
        <div className="sections" onBlur={() => void flush()}>
          {strict && wrong.length > 0 && <ErrorSummary entries={wrong} said={unsent} box={summary} />}
          {sections.map((section, position) => (
            <Section key={position} section={section} number={position + 1} />
          ))}
          {refusal && <ProblemNotice problem={refusal} />}
          {!isCovered && <OutOfScope dossier={dossier} />}
          <div className="row actions">
            {(isDraft || isCovered) && (
              <button className="button" type="button" onClick={() => void goOn()}>
                {isDraft ? t.form.review : t.form.supplement}
              </button>
            )}
            <Link className="button plain" to={isOfficial(me) ? '/work?status=draft' : '/dossiers'}>
              {t.form.leave}
            </Link>
          </div>
        </div>
        <Progress sections={sections} saving={saving} />
      </div>
    </FormContext>
  )
}

/** An answer without the items of a list nobody has filled in; null where nothing is left. */
function onlySaid(value: Value): Value {
  const said = Array.isArray(value) ? value.filter((item) => !saysNothing(item)) : value
  return saysNothing(said) ? null : said
}

/** Whether something typed before had not reached the gateway; what had, although nobody heard of it, is no news. */
function isUnsaved(typed: Answers, saved: Answers): boolean {
  const isThere = (path: string) => JSON.stringify(typed[path] ?? null) === JSON.stringify(saved[path] ?? null)
  return Object.keys(typed).some((path) => !isThere(path))
}

/** The element of an id, or of the field that holds the one it names. */
function elementOf(id: string): HTMLElement | null {
  for (let name = id; name; name = name.slice(0, Math.max(0, name.lastIndexOf('-')))) {
    const element = document.getElementById(name)
    if (element) return element
  }
  return null
}

/** Moves focus to the field the address names, once the fields are there. */
function useHashTarget(ready: boolean) {
  useEffect(() => {
    if (!ready || !location.hash) return
    const target = elementOf(location.hash.slice(1))
    target?.scrollIntoView({ block: 'start' })
    target?.querySelector<HTMLElement>('input, select, textarea')?.focus({ preventScroll: true })
  }, [ready])
}
