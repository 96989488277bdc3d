import { useCallback, useEffect, useMemo, useRef } from 'react'
import { Link, Navigate, useNavigate, useSearchParams } from 'react-router'
import type { DossierFilter } from '../../shared/api/client'
import type { DossierItem, Status } from '../../shared/api/types'
import { useDossierPages } from '../../shared/dossier/dossier-pages'
import { dueOf, groupByDue, type DueGroup } from '../../shared/dossier/due-groups'
import { PersonAccesses } from '../../shared/dossier/person-accesses'
import {
  capitalise,
  dayOf,
  daysBetween,
  formatDate,
  formatShortDate,
  formatTime,
  weekdayOf,
} from '../../shared/language/format'
import { useLanguage } from '../../shared/language/language'
import { waitsForOffice } from '../../shared/representation/representation.rules'
import { firstPageOf, isOfficial, seesDossiersOfOffice, supervises, useSession } from '../../shared/session/session'
import { ProblemNotice } from '../../shared/ui/problem-notice'
import { usePageTitle } from '../../shared/ui/title'
import { DueField } from './due-field'
import { Keys, SearchField } from './search-field'
import { useRowKeys } from './use-row-keys'
import { useWaitingPapers } from './use-waiting-papers'
import { WaitingPapers } from './waiting-papers'
import './work-list.css'

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
  const { t, language } = useLanguage()
  const [filter, setFilter] = useSearchParams()
  const status = filter.get('status') ?? 'open'
  const q = filter.get('q') ?? ''
  const due = filter.get('due') ?? ''
  const sent = useMemo(() => ({ ...shownBy(status), due, q }), [status, due, q])
  const { items, total, problem, reload, more } = useDossierPages(`${language} ${status} ${due} ${q}`, sent)
  const papers = useWaitingPapers()
  const groups = useMemo(() => {
    const isPaper = (item: DossierItem) => papers.some(({ id }) => id === item.id)
    const shown = items?.filter((item) => item.status !== 'draft' || !isPaper(item))
    return shown && groupByDue(shown, new Date())
  }, [items, papers])
  const rows = useMemo(() => groups?.flatMap((group) => group.items) ?? [], [groups])
  const search = useRef<HTMLInputElement>(null)
  const navigate = useNavigate()
  const open = useCallback(
    (row: number) => {
      const item = rows[row]
      if (item) void navigate(pageOf(item))
    },
    [navigate, rows],
  )
  const cursor = useRowKeys(
    rows.length,
    open,
    useCallback(() => search.current?.focus(), []),
  )
  const cursorId = cursor === null ? null : rows[cursor]?.id
  useEffect(() => {
    if (cursorId) document.getElementById(`row-${cursorId}`)?.scrollIntoView({ block: 'nearest' })
  }, [cursorId])
  usePageTitle(t.work.title)
  const change = (next: Record<string, string>) =>
    setFilter((before) => ({ ...Object.fromEntries(before), ...next }), { replace: true })

  return (
    <div className="worklist">
      <div className="row apart">
        <h1>{t.work.title}</h1>
        {rows[0] && (
          <Link className="button second" to={pageOf(rows[0])}>
            {t.work.urgent}
          </Link>
        )}
      </div>
      <form className="toolbar" role="search" onSubmit={(event) => event.preventDefault()}>
        <SearchField q={q} box={search} change={(typed) => change({ q: typed })} />
        <div className="field">
          <label htmlFor="status">{t.work.status}</label>
          <select id="status" value={status} onChange={(event) => change({ status: event.target.value })}>
            <option value="open">{t.work.open}</option>
            <option value="draft">{t.work.drafts}</option>
            {statuses.map((each) => (
              <option key={each} value={each}>
                {t.status[each]}
              </option>
            ))}
            <option value="all">{t.work.all}</option>
          </select>
        </div>
        <DueField due={due} change={(next) => change({ due: next })} />
      </form>
      {problem && <ProblemNotice problem={problem} retry={() => void reload()} />}
      <WaitingPapers papers={papers} />
      <div className="row apart list-line">
        <p className="small soft" role="status">
          {groups ? t.work.summary(total ?? rows.length) : problem ? null : t.app.loading}
        </p>
        <Keys />
      </div>
      {groups === null || groups === undefined ? null : groups.length === 0 ? (
        <div className="empty">
          <h2>{t.work.none}</h2>
          <p>{t.work.noneText}</p>
        </div>
      ) : (
        <WorkTable groups={groups} cursorId={cursorId ?? null} isCut={more !== undefined} />
      )}
      {more && (
        <button className="button second" type="button" onClick={() => void more()}>
          {t.mine.more}
        </button>
      )}
    </div>
  )
}

/** A draft is filled in, everything else is decided on. */
function pageOf({ id, status }: DossierItem): string {
  return status === 'draft' ? `/dossiers/${id}/form` : `/work/${id}`
}

/** What a status of the filter asks the gateway for. */
function shownBy(status: string): DossierFilter {
  if (status === 'open') return { open: 'true' }
  return status === 'all' ? {} : { status }
}

interface TableProps {
  groups: DueGroup<DossierItem>[]
  cursorId: string | null
  /** There are more dossiers than are shown: how many the last group has is not known. */
  isCut: boolean
}

function WorkTable({ groups, cursorId, isCut }: TableProps) {
  const { t, language } = useLanguage()
  const titleOf = (group: DueGroup<DossierItem>) => {
    if (group.kind === 'overdue') return t.work.overdue
    if (!group.day) return t.work.noDue
    const day = `${weekdayOf(group.day, language)} ${formatShortDate(group.day)}`
    return group.kind === 'today' ? t.work.today(day) : capitalise(day)
  }
  return (
    <table className="table work">
      <caption className="hidden">{t.work.title}</caption>
      <thead>
        <tr>
          <th scope="col" className="c-due" aria-sort="ascending">
            {t.work.due}
          </th>
          <th scope="col" className="c-who">
            {t.work.who}
          </th>
          <th scope="col" className="c-proc">
            {t.work.procedure}
          </th>
          <th scope="col">{t.work.status}</th>
          <th scope="col" className="c-received">
            {t.work.received}
          </th>
        </tr>
      </thead>
      {groups.map((group, position) => (
        <tbody key={`${group.kind}${group.day}`}>
          <tr className="group-row">
            <th colSpan={5} scope="rowgroup">
              {titleOf(group)}{' '}
              {!(isCut && position === groups.length - 1) && (
                <span className="soft small">{t.work.count(group.items.length)}</span>
              )}
            </th>
          </tr>
          {group.items.map((item) => (
            <Row key={item.id} item={item} kind={group.kind} cursor={item.id === cursorId} />
          ))}
        </tbody>
      ))}
    </table>
  )
}

function Row({ item, kind, cursor }: { item: DossierItem; kind: DueGroup<DossierItem>['kind']; cursor: boolean }) {
  const { t, say } = useLanguage()
  return (
    <tr id={`row-${item.id}`} className={cursor ? 'cursor' : undefined}>
      <td className="c-due">
        <DueWords item={item} kind={kind} />
      </td>
      <th scope="row" className="c-who">
        <Link to={pageOf(item)}>{item.applicantName ?? item.code ?? item.id}</Link>
        <span className="line figures">{item.code}</span>
        {waitsForOffice(item) && <span className="tag attention">{t.acting.statuses.unverified}</span>}
      </th>
      <td className="c-proc">
        {say(item.procedureName) || item.procedure}
        <span className="line figures">{item.procedure}</span>
      </td>
      <td className="c-status">
        {t.status[item.status]}
        {item.openParts ? <span className="line">{t.parts.open(item.openParts)}</span> : null}
      </td>
      <td className="c-received figures">{item.receivedAt && formatDate(item.receivedAt)}</td>
    </tr>
  )
}

function DueWords({ item, kind }: { item: DossierItem; kind: DueGroup<DossierItem>['kind'] }) {
  const { t } = useLanguage()
  const due = dueOf(item)
  if (!due) return null
  const now = new Date()
  if (kind === 'overdue') {
    return <span className="due problem">{t.work.late(daysBetween(due, now))}</span>
  }
  if (kind === 'today') return <span className="due attention">{t.work.before(formatTime(due))}</span>
  if (kind === 'none') return <span className="due figures">{formatDate(due)}</span>
  return <span className="due">{t.work.left(daysBetween(now, dayOf(due)))}</span>
}
