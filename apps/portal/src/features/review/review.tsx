import { useEffect, useRef, useState } from 'react'
import { Link, Navigate, useNavigate, useParams } from 'react-router'
import { findSnapshot, submitDossier } from '../../shared/api/client'
import { asProblem, type Problem } from '../../shared/api/problem'
import { useResource } from '../../shared/api/resource'
import type { InputError, Snapshot } from '../../shared/api/types'
import { Attachments } from '../../shared/attachments/attachments'
import { AnswerList } from '../../shared/dossier/answers'
import { changesBetween, type Change } from '../../shared/dossier/changes'
import { loadDossier, type DossierView } from '../../shared/dossier/dossier-view'
import { OfficeChoice, officeField, ReceivedBy } from '../../shared/dossier/office'
import { nearestEntry, viewOf, type Entry } from '../../shared/form/form-view'
import { fieldId } from '../../shared/form/paths'
import { useLanguage } from '../../shared/language/language'
import { ActsFor, OutOfScope } from '../../shared/representation/representation'
import { actsForAnother, isInScope } from '../../shared/representation/representation.rules'
import { isOfficial, useSession } from '../../shared/session/session'
import { FieldError } from '../../shared/ui/field-error'
import { ProblemNotice } from '../../shared/ui/problem-notice'
import { usePageTitle } from '../../shared/ui/title'
import { ChangeList } from './change-list'
import './review.css'

/** Everything the dossier will say, once more, and the declaration that sends it. */
export function ReviewPage() {
  const { id = '' } = useParams()
  const { t, language } = useLanguage()
  const { value, problem, reload, replace } = useResource(`${language} ${id}`, () => loadDossier(id))
  usePageTitle(t.review.title)
  if (problem) return <ProblemNotice problem={problem} retry={() => void reload()} />
  if (!value) return <p className="soft">{t.app.loading}</p>
  if (value.dossier.status !== 'draft') return <Navigate to={`/dossiers/${id}`} replace />
  return <Review view={value} replace={replace} reload={reload} />
}

type Outcome =
  | { kind: 'changed'; changes: Change[] }
  | { kind: 'incomplete'; errors: InputError[] }
  | { kind: 'problem'; problem: Problem }

interface ReviewProps {
  view: DossierView
  replace: (view: DossierView) => void
  reload: () => Promise<void>
}

function Review({ view, replace, reload }: ReviewProps) {
  const { t, say } = useLanguage()
  const navigate = useNavigate()
  const { me } = useSession()
  const [declared, setDeclared] = useState(false)
  const [office, setOffice] = useState<string | undefined>(undefined)
  const [pressed, setPressed] = useState(false)
  const [busy, setBusy] = useState(false)
  const [outcome, setOutcome] = useState<Outcome | null>(null)
  const box = useRef<HTMLDivElement>(null)
  const checkbox = useRef<HTMLInputElement>(null)
  const { dossier, form, snapshot, sections } = view
  const formPath = `/dossiers/${dossier.id}/form`
  useEffect(() => box.current?.focus(), [outcome])

  const explain = async (problem: Problem): Promise<Outcome> => {
    if (problem.status === 409 && problem.code === 'snapshot_changed') {
      const newer = await findSnapshot(dossier.id)
      if (newer) {
        replace({ ...view, snapshot: newer, sections: viewOf(form, newer, dossier.answers ?? {}) })
        return { kind: 'changed', changes: snapshot ? changesBetween(snapshot, newer) : [] }
      }
    }
    if (problem.status === 422 && problem.errors.length) return { kind: 'incomplete', errors: problem.errors }
    return { kind: 'problem', problem }
  }

  const submit = async () => {
    setPressed(true)
    if (!dossier.receivedBy && !office) {
      document.getElementById(`${officeField}-input`)?.focus()
      return
    }
    if (!declared) {
      checkbox.current?.focus()
      return
    }
    if (busy) return
    setBusy(true)
    try {
      await submitDossier(
        dossier.id,
        snapshotIdOf(snapshot, dossier.snapshotId),
        isOfficial(me) ? view.etag : null,
        office,
      )
      await navigate(`/dossiers/${dossier.id}/receipt`, { replace: true })
    } catch (thrown) {
      setOutcome(
        await explain(asProblem(thrown)).catch((again: unknown) => ({
          kind: 'problem' as const,
          problem: asProblem(again),
        })),
      )
      setBusy(false)
    }
  }

  const undeclared = pressed && !declared
  const mayNotSubmit = !isInScope(dossier, me, 'submit')
  const declaration = (
    <div className={undeclared ? 'field wrong declaration' : 'field declaration'}>
      <FieldError id="declaration-error">{undeclared ? t.review.declarationMissing : null}</FieldError>
      <div className="choices">
        <label className="choice">
          <input
            type="checkbox"
            ref={checkbox}
            checked={declared}
            aria-describedby={undeclared ? 'declaration-error' : undefined}
            onChange={(event) => setDeclared(event.target.checked)}
          />
          <span>{isOfficial(me) ? t.counter.declaration : t.review.declaration}</span>
        </label>
      </div>
    </div>
  )
  return (
    <div className="review">
      <header className="form-head">
        {actsForAnother(dossier, me) && <ActsFor dossier={dossier} />}
        <p className="meta">{say(form.title)}</p>
        <h1>{t.review.title}</h1>
        <p className="lead">{t.review.lead}</p>
        {dossier.receivedBy && <ReceivedBy dossier={dossier} />}
      </header>
      {outcome && (
        <div ref={box} tabIndex={-1} className="outcome">
          <OutcomeNotice
            outcome={outcome}
            sections={sections.flatMap((section) => section.entries)}
            formPath={formPath}
          />
        </div>
      )}
      <AnswerList
        level={2}
        sections={sections}
        edit={(entry) => (
          <Link to={`${formPath}#${fieldId(entry.path)}`}>
            {t.review.change}
            <span className="hidden">: {say(entry.label)}</span>
          </Link>
        )}
      />
      <Papers view={view} />
      <Attachments view={view} mayAdd={!mayNotSubmit} changed={reload} />
      {!dossier.receivedBy && !mayNotSubmit && <OfficeChoice chosen={office} choose={setOffice} strict={pressed} />}
      {mayNotSubmit ? <OutOfScope dossier={dossier} /> : declaration}
      <p className="row actions">
        {!mayNotSubmit && (
          <button className="button" type="button" aria-busy={busy} onClick={() => void submit()}>
            {t.review.submit}
          </button>
        )}
        <Link className="button plain" to={formPath}>
          {t.review.back}
        </Link>
      </p>
    </div>
  )
}

const snapshotIdOf = (snapshot: Snapshot | null, told: string | null | undefined) => snapshot?.snapshotId ?? told ?? ''

function Papers({ view }: { view: DossierView }) {
  const { t, say } = useLanguage()
  const papers = view.dossier.papers ?? []
  return (
    <section className="answer-section">
      <h2>{t.review.papers}</h2>
      {papers.length ? (
        <ul className="plain-list">
          {papers.map((paper) => (
            <li key={say(paper.name)}>
              {say(paper.name)} {paper.reason && <span className="soft">{say(paper.reason)}</span>}
            </li>
          ))}
        </ul>
      ) : (
        <p>{t.review.noPapers}</p>
      )}
    </section>
  )
}

/** Leads to the control that mends an error: on this page, or on the form's. */
function ErrorLink({ to, children }: { to: string; children: string }) {
  return to.startsWith('#') ? <a href={to}>{children}</a> : <Link to={to}>{children}</Link>
}

function OutcomeNotice(props: { outcome: Outcome; sections: Entry[]; formPath: string }) {
  const { t, say } = useLanguage()
  const { outcome, sections, formPath } = props
  const nearest = (path: string) => nearestEntry(sections, path)
  const labelOf = (path: string) => {
    const entry = nearest(path)
    return path === '/receivedBy' ? t.office.choose : entry ? say(entry.label) : ''
  }
  const addressOf = (path: string) =>
    path === '/receivedBy' ? `#${officeField}-input` : `${formPath}#${fieldId(nearest(path)?.path ?? '')}`
  if (outcome.kind === 'problem') return <ProblemNotice problem={outcome.problem} />
  if (outcome.kind === 'changed') {
    return (
      <div className="notice attention" role="alert">
        <h2>{t.review.changed}</h2>
        <p>{outcome.changes.length ? t.review.changedText : t.review.changedNone}</p>
        <ChangeList changes={outcome.changes} entries={sections} />
      </div>
    )
  }
  return (
    <div className="notice problem" role="alert">
      <h2>{t.form.toFix(outcome.errors.length)}</h2>
      <ul className="stack-s">
        {outcome.errors.map((error) => (
          <li key={error.path}>
            <ErrorLink to={addressOf(error.path)}>{labelOf(error.path) || error.message}</ErrorLink>
            {labelOf(error.path) && `: ${error.message}`}
          </li>
        ))}
      </ul>
    </div>
  )
}
