import { useEffect, useRef, useState } from 'react'
import { Link, useNavigate } from 'react-router'
import { getProcedure } from '../../shared/api/procedures-client'
import type { Answers } from '../../shared/api/types'
import type { DossierView } from '../../shared/dossier/dossier-view'
import { ErrorSummary } from '../../shared/fields/error-summary'
import { useLanguage, useWords } from '../../shared/language/language'
import { useAsked } from '../../shared/query/use-asked'
import { OutOfScope } from '../../shared/representation/representation'
import { isInScope } from '../../shared/representation/representation.rules'
import { WaitingForOffice } from '../../shared/representation/waiting-for-office'
import { isOfficial, useSession } from '../../shared/session/session'
import { ProblemNotice } from '../../shared/ui/problem-notice'
import { Unsent } from '../../shared/ui/unsent'
import { FormContext } from './answers/form-context'
import { AnsweredElsewhere } from './answers/keeping'
import { Requested } from './answers/requested'
import { FormHead } from './form-head'
import { Progress } from './progress'
import type { KeptAnswers } from './saving/kept-answers'
import { OtherTabs } from './saving/other-tabs'
import { Section } from './section'
import { toSupplement } from './answers/to-supplement'
import { useFilling } from './use-filling'
import { formWords } from './words/form.words'

/** The form of a dossier that takes answers. */
export function Filling({ view, restored }: { view: DossierView; restored: KeptAnswers }) {
  const { t } = useLanguage()
  const words = useWords(formWords)
  const navigate = useNavigate()
  const { me } = useSession()
  const { dossier, form } = view
  const { id, receivedBy } = dossier
  const { value: procedure } = useAsked(['procedure', dossier.procedure, receivedBy], () =>
    getProcedure(dossier.procedure, receivedBy ? { authority: receivedBy } : {}),
  )
  const filling = useFilling(view, restored, procedure)
  const { actions, tabs, saving, flush, lookups, sections, entries, wrong, supplement } = filling
  const { snapshot, consented, unasked } = lookups
  const shown = toSupplement(sections, actions.requested)
  const summary = useRef<HTMLDivElement>(null)
  const [isRestored] = useState(() => isUnsaved(restored.answers, dossier.answers))
  const isDraft = dossier.status === 'draft'
  const isCovered = isInScope(dossier, me, isDraft ? 'submit' : 'supplement')
  useHashTarget(snapshot !== null)

  const tellWhy = () =>
    requestAnimationFrame(() => (document.querySelector<HTMLElement>('.changed-here') ?? summary.current)?.focus())
  const goOn = async () => {
    filling.setStrict(true)
    const saved = await flush()
    if (wrong.some(({ path }) => !supplement.unsent[path]) || !saved) return tellWhy()
    if (isDraft) return navigate(`/dossiers/${id}/review`)
    if (await supplement.send()) return navigate(`/dossiers/${id}`)
    tellWhy()
  }

  return (
    <FormContext value={actions}>
      <FormHead dossier={dossier} form={form} procedure={procedure} sections={sections} waiting={snapshot === null} />
      {unasked?.at === '' && !saving.barred && <Unsent problem={unasked.problem} retry={() => void lookups.ask('')} />}
      {consented.length > 0 && (
        <p className="notice" role="status">
          {t.people.consented(consented.join(', '))}
        </p>
      )}
      <Requested view={view} entries={entries} />
      <OtherTabs {...tabs} />
      {isRestored && <p className="notice">{t.keeping.restored}</p>}
      <WaitingForOffice
        dossier={dossier}
        asking={lookups.asking}
        checkAgain={lookups.checkAgain}
        problem={lookups.unchecked}
      />
      <div className="split">
        <div className="sections" onBlur={() => void flush()}>
          {filling.strict && wrong.length > 0 && (
            <ErrorSummary entries={wrong} said={supplement.unsent} box={summary} />
          )}
          {actions.changed && !actions.changed.at && <AnsweredElsewhere />}
          {shown.map((section, position) => (
            <Section key={position} section={section} number={position + 1} />
          ))}
          {saving.barred && <ProblemNotice problem={saving.barred} />}
          <Unsent problem={supplement.problem} kept="here" />
          {!isCovered && <OutOfScope dossier={dossier} />}
          <div className="row actions">
            {(isDraft || isCovered) && (
              <button className="button" type="button" aria-busy={supplement.busy} onClick={() => void goOn()}>
                {isDraft ? words.form.review : words.form.supplement}
              </button>
            )}
            {!isDraft && (
              <Link className="button plain" to={isOfficial(me) ? `/work/${id}` : `/dossiers/${id}`}>
                {words.form.wholeDossier}
              </Link>
            )}
            <Link className="button plain" to={isOfficial(me) ? '/work?status=draft' : '/dossiers'}>
              {words.form.leave}
            </Link>
          </div>
        </div>
        <Progress sections={sections} saving={saving} />
      </div>
    </FormContext>
  )
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
