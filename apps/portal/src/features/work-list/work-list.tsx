import { Link, Navigate } from 'react-router'
import type { Status } from '../../shared/api/types'
import { PersonAccesses } from '../../shared/dossier/person-accesses'
import { useLanguage, useWords } from '../../shared/language/language'
import { firstPageOf, isOfficial, seesDossiersOfOffice, supervises, useSession } from '../../shared/session/session'
import { More } from '../../shared/ui/more'
import { ProblemNotice } from '../../shared/ui/problem-notice'
import { usePageTitle } from '../../shared/ui/title'
import { DueField } from './due-field'
import { Keys, SearchField } from './search-field'
import { pageOf, useWorkList } from './use-work-list'
import { BatchBar } from './sharing/batch-bar'
import './sharing/sharing.css'
import { ViewTabs } from './sharing/view-tabs'
import { WaitingPapers } from './waiting-papers'
import './work-list.css'
import { WorkTable } from './work-table'
import { workListWords } from './words'

const statuses: Status[] = [
  'submitted',
  'accepted',
  'inProgress',
  'supplementRequested',
  'paymentRequested',
  'completed',
  'returned',
  'rejected',
  'withdrawn',
  'stopped',
]

/** The dossiers of the office, grouped by due day with the overdue on top; everybody else is led to a page of their own. */
export function WorkListPage() {
  const { me } = useSession()
  if (isOfficial(me))
    return (
      <>
        {seesDossiersOfOffice(me) ? <WorkList /> : <NoneToSee />}
        {supervises(me) && <PersonAccesses whose="office" />}
      </>
    )
  return <Navigate to={firstPageOf(me)} replace />
}

/** For an account that no permission to see dossiers was given to: nothing is asked, and who can change that is said. */
function NoneToSee() {
  const { t } = useLanguage()
  usePageTitle(t.work.title)
  return (
    <div className="worklist stack">
      <h1>{t.work.title}</h1>
      <p className="lead">{t.noPage.noPermission}</p>
    </div>
  )
}

function WorkList() {
  const { t } = useLanguage()
  const words = useWords(workListWords)
  const list = useWorkList()
  const { status, q, due, change, papers, groups, rows, total, problem, more } = list
  usePageTitle(t.work.title)
  return (
    <div className="worklist">
      <div className="row apart">
        <h1>{t.work.title}</h1>
        {rows[0] && (
          <Link className="button second" to={pageOf(rows[0])}>
            {words.work.urgent}
          </Link>
        )}
      </div>
      <ViewTabs />
      <form className="toolbar" role="search" onSubmit={(event) => event.preventDefault()}>
        <SearchField q={q} box={list.search} change={(typed) => change({ q: typed })} />
        <div className="field">
          <label htmlFor="status">{words.work.status}</label>
          <select id="status" value={status} onChange={(event) => change({ status: event.target.value })}>
            <option value="open">{words.work.open}</option>
            <option value="draft">{words.work.drafts}</option>
            {statuses.map((each) => (
              <option key={each} value={each}>
                {t.status[each]}
              </option>
            ))}
            <option value="all">{words.work.all}</option>
          </select>
        </div>
        <DueField due={due} change={(next) => change({ due: next })} />
      </form>
      {problem && <ProblemNotice problem={problem} retry={() => void list.reload()} />}
      <WaitingPapers papers={papers} />
      <div className="row apart list-line">
        <p className="small soft" role="status">
          {groups ? words.work.summary(total ?? rows.length) : problem ? null : t.app.loading}
        </p>
        <Keys />
      </div>
      <BatchBar picked={list.picked} reload={list.reload} />
      {groups === null || groups === undefined ? null : groups.length === 0 ? (
        <div className="empty">
          <h2>{words.work.none}</h2>
          <p>{words.work.noneText}</p>
        </div>
      ) : (
        <WorkTable picked={list.picked} groups={groups} cursorId={list.cursorId} isCut={more !== undefined} />
      )}
      <More more={more} label={t.mine.more} />
    </div>
  )
}
