import { useRef, useState } from 'react'
import { Link, Navigate, useParams } from 'react-router'
import { act } from '../../api'
import type { ActionRequest } from '../../api-types'
import { ProblemNotice } from '../../components/problem-notice'
import { Timeline, useEventWords } from '../../components/timeline'
import { usePageTitle } from '../../components/title'
import { loadDossier, type DossierView } from '../../dossier-view'
import { useLanguage } from '../../language'
import { capitalise, formatLongDate, formatMoment, formatTime } from '../../model/format'
import { asProblem, type Problem } from '../../problem'
import { useResource } from '../../resource'
import { useSession } from '../../session'
import { ActionPanel } from './action-panel'
import { SeeList } from './see-list'
import { ValueTable } from './value-table'
import './decision.css'

/** A dossier before the official who decides it: what to look at, every value with its source, what can be done. */
export function DecisionPage() {
  const { id = '' } = useParams()
  const { t, language } = useLanguage()
  const { value, problem, reload, replace } = useResource(`${language} ${id}`, () => loadDossier(id))
  const { me } = useSession()
  usePageTitle(value?.dossier.applicantName ?? '')
  if (me?.role === 'citizen') return <Navigate to={`/dossiers/${id}`} replace />
  if (problem) return <ProblemNotice problem={problem} retry={() => void reload()} />
  if (!value) return <p className="soft">{t.app.loading}</p>
  return <Decision key={id} view={value} replace={replace} />
}

interface Told {
  kind: 'done' | 'attention'
  title: string
  text?: string
}

function Decision({ view, replace }: { view: DossierView; replace: (view: DossierView) => void }) {
  const { t } = useLanguage()
  const { who, what } = useEventWords()
  const [told, setTold] = useState<Told | null>(null)
  const [problem, setProblem] = useState<Problem | null>(null)
  const box = useRef<HTMLDivElement>(null)
  const { dossier, timeline, sections } = view
  const entries = sections.flatMap((section) => section.entries)
  const names: Record<string, string> = t.actions

  const explain = (refusal: Problem, fresh: DossierView): Told | null => {
    if (refusal.status === 412) {
      const last = fresh.timeline[0]
      return {
        kind: 'attention',
        title: last ? capitalise(t.decision.changedBy(who(last), what(last), formatTime(last.at))) : t.decision.changed,
        text: t.decision.changedText,
      }
    }
    if (refusal.status !== 409) return null
    const allowed = (refusal.allowed.length ? refusal.allowed : (fresh.dossier.allowedActions ?? [])).map(
      (action) => names[action] ?? action,
    )
    return {
      kind: 'attention',
      title: t.decision.notAllowed(t.status[fresh.dossier.status]),
      text: allowed.length ? t.decision.allowed(allowed.join(', ')) : t.decision.noneAllowed,
    }
  }

  const perform = async (request: ActionRequest) => {
    setTold(null)
    setProblem(null)
    try {
      await act(dossier.id, request, view.etag)
      replace(await loadDossier(dossier.id))
      setTold({ kind: 'done', title: t.decision.done(names[request.action] ?? request.action) })
    } catch (thrown) {
      const refusal = asProblem(thrown)
      const fresh = await loadDossier(dossier.id).catch(() => null)
      const explained = fresh && explain(refusal, fresh)
      if (fresh) replace(fresh)
      if (explained) setTold(explained)
      else setProblem(refusal)
    }
    requestAnimationFrame(() => box.current?.focus())
  }

  return (
    <div className="dossier">
      <nav className="small" aria-label={t.work.path}>
        <Link to="/work">{t.work.title}</Link>
      </nav>
      <Head view={view} />
      <div className="split dossier-split">
        <div className="stack-l">
          <SeeList view={view} />
          <section aria-labelledby="facts">
            <div className="row apart">
              <h2 id="facts">{t.decision.facts(entries.length)}</h2>
              <p className="legend">
                <span>
                  <i className="dot" />
                  {t.decision.good}
                </span>
                <span>
                  <i className="dot doubt" />
                  {t.decision.look}
                </span>
                <span>
                  <i className="dot own" />
                  {t.decision.declared}
                </span>
              </p>
            </div>
            <ValueTable sections={sections} />
          </section>
          <section aria-labelledby="history">
            <h2 id="history">{t.decision.history}</h2>
            {timeline.length ? <Timeline items={timeline} /> : <p className="soft">{t.decision.noHistory}</p>}
          </section>
        </div>
        <aside className="sticky decide" aria-labelledby="decide">
          <div className="told" tabIndex={-1} ref={box}>
            {told && (
              <div className={told.kind === 'done' ? 'notice' : 'notice attention'} role="status">
                <h2>{told.title}</h2>
                {told.text && <p>{told.text}</p>}
              </div>
            )}
            {problem && <ProblemNotice problem={problem} />}
          </div>
          <div className="sheet stack">
            <h2 id="decide">{t.decision.panel}</h2>
            <ActionPanel
              key={`${view.etag} ${dossier.status}`}
              actions={dossier.allowedActions ?? []}
              entries={entries}
              perform={perform}
            />
          </div>
        </aside>
      </div>
    </div>
  )
}

function Head({ view }: { view: DossierView }) {
  const { t, language, say } = useLanguage()
  const { dossier, form } = view
  const lines: [string, string, boolean?][] = [
    [t.decision.code, dossier.code ?? '–', true],
    [t.decision.status, t.status[dossier.status]],
    [t.decision.due, dossier.dueAt ? formatLongDate(dossier.dueAt, language) : '–'],
    [t.decision.received, dossier.receivedAt ? formatMoment(dossier.receivedAt) : '–'],
  ]
  return (
    <header className="dossier-head">
      <div>
        <h1>{dossier.applicantName ?? dossier.code}</h1>
        <p>
          <b>{say(form.title) || say(dossier.procedureName)}</b>{' '}
          <span className="soft">
            {dossier.procedure}
            {dossier.formVersion !== undefined && `, ${t.decision.version(String(dossier.formVersion))}`}
          </span>
        </p>
      </div>
      <dl>
        {lines.map(([name, value, figures]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd className={figures ? 'figures' : undefined}>{value}</dd>
          </div>
        ))}
      </dl>
    </header>
  )
}
