import { Link, Navigate, useParams } from 'react-router'
import type { Dossier } from '../../shared/api/types'
import { Attachments } from '../../shared/attachments/attachments'
import { ShownPapers } from '../../shared/attachments/shown-papers'
import { AnswerList } from '../../shared/dossier/answers'
import { DueDays } from '../../shared/clock/due-days'
import type { DossierView } from '../../shared/dossier/dossier-view'
import { isClosed, promisedDay } from '../../shared/dossier/due-groups'
import { ReceivedBy } from '../../shared/dossier/office'
import { PartList } from '../../shared/dossier/part-list'
import { PrintedPapers } from '../../shared/result/printed-papers'
import { OutcomeInRegistry } from '../../shared/result/recorded-outcome'
import { Result } from '../../shared/result/result'
import { Timeline } from '../../shared/dossier/timeline'
import { formatLongDate } from '../../shared/language/format'
import { useLanguage, useWords } from '../../shared/language/language'
import { ActingLine, OutOfScope, RepresentationFacts } from '../../shared/representation/representation'
import { isInScope } from '../../shared/representation/representation.rules'
import { isOfficial, useSession } from '../../shared/session/session'
import { ProblemNotice } from '../../shared/ui/problem-notice'
import { usePageTitle } from '../../shared/ui/title'
import { useDossier } from '../../shared/version/use-dossier'
import './dossier.css'
import { EndedEarly } from './ended-early'
import { GiveUp } from './give-up'
import { OtherPeople } from './other-people'
import { dossierWords } from './words'

/** One dossier of the citizen: where it stands, what it says, what happened. Officials are led to their page of it. */
export function DossierPage() {
  const { id = '' } = useParams()
  const { t, say } = useLanguage()
  const { me } = useSession()
  const { value, problem, reload } = useDossier(id)
  usePageTitle(value ? say(value.form.title) : '')
  if (isOfficial(me)) return <Navigate to={`/work/${id}`} replace />
  const notice = problem && <ProblemNotice problem={problem} retry={() => void reload()} />
  if (!value) return notice ?? <p className="soft">{t.app.loading}</p>
  return (
    <>
      {notice}
      <Shown key={value.dossier.id} view={value} reload={reload} />
    </>
  )
}

interface ShownProps {
  view: DossierView
  reload: () => Promise<void>
}

/** Whether the applicant is still, or again, filling the dossier in. */
const isFilledIn = ({ status }: Dossier) => status === 'draft' || status === 'supplementRequested'

function Shown({ view, reload }: ShownProps) {
  const { t, language, say } = useLanguage()
  const words = useWords(dossierWords)
  const { dossier, form, timeline, sections } = view
  const { me } = useSession()
  const due = promisedDay(dossier)
  const request = timeline.find((item) => item.event === 'supplementRequested')
  const maySupplement = isInScope(dossier, me, 'supplement')
  return (
    <div className="own-dossier">
      <header className="form-head">
        <p className="meta figures">{dossier.code ?? t.mine.noCode}</p>
        <h1>{say(form.title) || say(dossier.procedureName)}</h1>
        <p className="row">
          <span className="tag known">{t.status[dossier.status]}</span>
          {due && <span>{t.mine.due(formatLongDate(due, language))}</span>}
        </p>
        {dossier.representation && <ActingLine representation={dossier.representation} />}
        <ReceivedBy dossier={dossier} />
      </header>
      {dossier.status === 'supplementRequested' && (
        <div className="notice attention">
          <h2>{t.dossier.supplementTitle}</h2>
          {request?.note && <p>“{request.note}”</p>}
          {maySupplement ? (
            <>
              <p>{words.dossier.supplementText}</p>
              <p>
                <Link className="button" to={`/dossiers/${dossier.id}/form`}>
                  {words.dossier.supplementOpen}
                </Link>
              </p>
            </>
          ) : (
            <OutOfScope dossier={dossier} />
          )}
        </div>
      )}
      <EndedEarly view={view} />
      {dossier.status === 'draft' && (
        <p className="actions">
          <Link className="button" to={`/dossiers/${dossier.id}/form`}>
            {t.mine.continue}
          </Link>
        </p>
      )}
      <div className="split">
        <div>
          <Result dossier={dossier} />
          <OutcomeInRegistry dossier={dossier} />
          {sections.length > 0 && <h2>{words.dossier.given}</h2>}
          <AnswerList level={3} sections={sections} />
          <Attachments view={view} mayAdd={isFilledIn(dossier) && maySupplement} changed={reload} />
          <ShownPapers view={view} mayNote={false} />
          {(!isClosed(dossier) || dossier.result) && <DueDays due={dossier.due} />}
        </div>
        <aside className="stack-l">
          {dossier.representation && (
            <section className="stack">
              <h2>{t.acting.heading}</h2>
              <RepresentationFacts representation={dossier.representation} />
              <OutOfScope dossier={dossier} />
            </section>
          )}
          <OtherPeople view={view} reload={reload} />
          {dossier.parts && <PartList parts={dossier.parts} />}
          <section>
            <h2>{words.dossier.history}</h2>
            {timeline.length ? <Timeline items={timeline} /> : <p className="soft">{t.decision.noHistory}</p>}
          </section>
          <PrintedPapers dossier={dossier} />
          {dossier.code && (
            <p>
              <Link to={`/dossiers/${dossier.id}/receipt`}>{words.dossier.receipt}</Link>
            </p>
          )}
          <GiveUp view={view} reload={reload} />
        </aside>
      </div>
    </div>
  )
}
