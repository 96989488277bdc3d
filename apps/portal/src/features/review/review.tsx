import { Link, Navigate, useParams } from 'react-router'
import { getProcedure } from '../../shared/api/procedures-client'
import { Attachments } from '../../shared/attachments/attachments'
import { AnswerList } from '../../shared/dossier/answers'
import type { DossierView } from '../../shared/dossier/dossier-view'
import { OfficeChoice, ReceivedBy } from '../../shared/dossier/office'
import { fieldId } from '../../shared/form/paths'
import { useLanguage, useWords } from '../../shared/language/language'
import { neededOf, PaperList } from '../../shared/procedure/paper-list'
import { useAsked } from '../../shared/query/use-asked'
import { ActsFor, OutOfScope } from '../../shared/representation/representation'
import { actsForAnother, isInScope } from '../../shared/representation/representation.rules'
import { isOfficial, useSession } from '../../shared/session/session'
import { FieldError } from '../../shared/ui/field-error'
import { ProblemNotice } from '../../shared/ui/problem-notice'
import { usePageTitle } from '../../shared/ui/title'
import { DossierUnsent } from '../../shared/version/changed-notice'
import { useDossier } from '../../shared/version/use-dossier'
import './review.css'
import { ToPutRight } from './to-put-right'
import { useSubmission } from './use-submission'
import { reviewWords } from './words'

/** Everything the dossier will say, once more, and the declaration that sends it. */
export function ReviewPage() {
  const { id = '' } = useParams()
  const { t } = useLanguage()
  const { value, problem, reload } = useDossier(id)
  usePageTitle(t.review.title)
  const notice = problem && <ProblemNotice problem={problem} retry={() => void reload()} />
  if (!value) return notice ?? <p className="soft">{t.app.loading}</p>
  if (value.dossier.status !== 'draft') return <Navigate to={`/dossiers/${id}`} replace />
  return (
    <>
      {notice}
      <Review view={value} reload={reload} />
    </>
  )
}

interface ReviewProps {
  view: DossierView
  reload: () => Promise<void>
}

function Review({ view, reload }: ReviewProps) {
  const { t, say } = useLanguage()
  const words = useWords(reviewWords)
  const { me } = useSession()
  const submission = useSubmission(view)
  const { declared, office, pressed, sending, toPutRight } = submission
  const { dossier, form, sections } = view
  const formPath = `/dossiers/${dossier.id}/form`
  const undeclared = pressed && !declared
  const mayNotSubmit = !isInScope(dossier, me, 'submit')
  const declaration = (
    <div className={undeclared ? 'field wrong declaration' : 'field declaration'}>
      <FieldError id="declaration-error">{undeclared ? t.review.declarationMissing : null}</FieldError>
      <div className="choices">
        <label className="choice">
          <input
            type="checkbox"
            ref={submission.checkbox}
            checked={declared}
            aria-describedby={undeclared ? 'declaration-error' : undefined}
            onChange={(event) => submission.setDeclared(event.target.checked)}
          />
          <span>{isOfficial(me) ? t.counter.declaration : words.review.declaration}</span>
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
        <p className="lead">{words.review.lead}</p>
        {dossier.receivedBy && <ReceivedBy dossier={dossier} />}
      </header>
      {toPutRight && (
        <div ref={submission.box} tabIndex={-1} className="outcome">
          <ToPutRight
            errors={toPutRight}
            entries={sections.flatMap((section) => section.entries)}
            formPath={formPath}
          />
        </div>
      )}
      <AnswerList
        level={2}
        sections={sections}
        edit={(entry) => (
          <Link to={`${formPath}#${fieldId(entry.path)}`}>
            {words.review.change}
            <span className="hidden">: {say(entry.label)}</span>
          </Link>
        )}
      />
      <Papers view={view} />
      <Attachments view={view} mayAdd={!mayNotSubmit} changed={reload} />
      {!dossier.receivedBy && !mayNotSubmit && (
        <OfficeChoice chosen={office} choose={submission.setOffice} strict={pressed} />
      )}
      {mayNotSubmit ? <OutOfScope dossier={dossier} /> : declaration}
      {!toPutRight && <DossierUnsent of={sending} />}
      <p className="row actions">
        {!mayNotSubmit && (
          <button className="button" type="button" aria-busy={sending.busy} onClick={() => void submission.submit()}>
            {words.review.submit}
          </button>
        )}
        <Link className="button plain" to={formPath}>
          {words.review.back}
        </Link>
      </p>
    </div>
  )
}

/** The papers the official list demands whatever was looked up, and those that stand in for a look-up that failed. */
function Papers({ view }: { view: DossierView }) {
  const { say } = useLanguage()
  const words = useWords(reviewWords)
  const { procedure: code, papers = [] } = view.dossier
  const { value: procedure, problem, reload } = useAsked(['procedure', code], () => getProcedure(code))
  if (!procedure) return problem && <ProblemNotice problem={problem} retry={() => void reload()} />
  const { needed } = neededOf(procedure.documents)
  return (
    <>
      <section className="answer-section">
        <h2>{words.review.needed}</h2>
        {needed.length > 0 ? <PaperList papers={needed} /> : <p>{words.review.noPapers}</p>}
      </section>
      {papers.length > 0 && (
        <section className="answer-section">
          <h2>{words.review.papers}</h2>
          <ul className="plain-list">
            {papers.map((paper) => (
              <li key={say(paper.name)}>
                {say(paper.name)} {paper.reason && <span className="soft">{say(paper.reason)}</span>}
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  )
}
