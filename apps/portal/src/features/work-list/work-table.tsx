import { Link } from 'react-router'
import type { DossierItem } from '../../shared/api/types'
import { dueOf, type DueGroup } from '../../shared/dossier/due-groups'
import {
  capitalise,
  dayOf,
  daysBetween,
  formatDate,
  formatShortDate,
  formatTime,
  weekdayOf,
} from '../../shared/language/format'
import { useLanguage, useWords } from '../../shared/language/language'
import { waitsForOffice } from '../../shared/representation/representation.rules'
import { useSession } from '../../shared/session/session'
import type { Picked } from './sharing/use-picked'
import { sharingWords } from './sharing/words'
import { pageOf } from './use-work-list'
import { workListWords } from './words'

interface TableProps {
  picked: Picked
  groups: DueGroup<DossierItem>[]
  cursorId: string | null
  /** There are more dossiers than are shown: how many the last group has is not known. */
  isCut: boolean
}

/** The dossiers in groups by due day, as rows. */
export function WorkTable({ picked, groups, cursorId, isCut }: TableProps) {
  const { t, language } = useLanguage()
  const words = useWords(workListWords)
  const sharing = useWords(sharingWords)
  const titleOf = (group: DueGroup<DossierItem>) => {
    if (group.kind === 'overdue') return words.work.overdue
    if (!group.day) return words.work.noDue
    const day = `${weekdayOf(group.day, language)} ${formatShortDate(group.day)}`
    return group.kind === 'today' ? words.work.today(day) : capitalise(day)
  }
  return (
    <table className="table work">
      <caption className="hidden">{t.work.title}</caption>
      <thead>
        <tr>
          <th className="c-pick">
            <input type="checkbox" aria-label={sharing.pickAll} checked={picked.areAll} onChange={picked.toggleAll} />
          </th>
          <th scope="col" className="c-due" aria-sort="ascending">
            {words.work.due}
          </th>
          <th scope="col" className="c-who">
            {words.work.who}
          </th>
          <th scope="col" className="c-proc">
            {words.work.procedure}
          </th>
          <th scope="col">{words.work.status}</th>
          <th scope="col" className="c-received">
            {words.work.received}
          </th>
          <th scope="col" className="c-owner">
            {sharing.owner}
          </th>
        </tr>
      </thead>
      {groups.map((group, position) => (
        <tbody key={`${group.kind}${group.day}`}>
          <tr className="group-row">
            <th colSpan={7} scope="rowgroup">
              {titleOf(group)}{' '}
              {!(isCut && position === groups.length - 1) && (
                <span className="soft small">{words.work.count(group.items.length)}</span>
              )}
            </th>
          </tr>
          {group.items.map((item) => (
            <Row key={item.id} picked={picked} item={item} kind={group.kind} cursor={item.id === cursorId} />
          ))}
        </tbody>
      ))}
    </table>
  )
}

interface RowProps {
  picked: Picked
  item: DossierItem
  kind: DueGroup<DossierItem>['kind']
  cursor: boolean
}

function Row({ picked, item, kind, cursor }: RowProps) {
  const { t, say } = useLanguage()
  const sharing = useWords(sharingWords)
  const words = useWords(workListWords)
  const { me } = useSession()
  const name = item.applicantName ?? item.code ?? item.id
  const { assignedTo } = item
  return (
    <tr id={`row-${item.id}`} className={cursor ? 'cursor' : undefined}>
      <td className="c-pick">
        {item.status !== 'draft' && (
          <input
            type="checkbox"
            aria-label={sharing.pick(name)}
            checked={picked.has(item.id)}
            onChange={() => picked.toggle(item.id)}
          />
        )}
      </td>
      <td className="c-due">
        <DueWords item={item} kind={kind} />
      </td>
      <th scope="row" className="c-who">
        <Link to={pageOf(item)}>{name}</Link>
        <span className="line figures">{item.code}</span>
        {waitsForOffice(item) && <span className="tag attention">{t.acting.statuses.unverified}</span>}
      </th>
      <td className="c-proc">
        {say(item.procedureName) || item.procedure}
        <span className="line figures">{item.procedure}</span>
      </td>
      <td className="c-status">
        {t.status[item.status]}
        {item.transferTo && (
          <span className="line">
            {item.transferTo === me?.authority ? words.work.passedToYou : words.work.passedOn}
          </span>
        )}
        {item.waitsForOpinions?.map(({ to, isLate }) => (
          <span className="line" key={to.code}>
            {words.work.waitsFor(say(to.name))}{' '}
            {isLate && <span className="tag attention">{words.work.opinionLate}</span>}
          </span>
        ))}
        {item.openParts ? <span className="line">{t.parts.open(item.openParts)}</span> : null}
      </td>
      <td className="c-received figures">{item.receivedAt && formatDate(item.receivedAt)}</td>
      <td className={assignedTo ? 'c-owner' : 'c-owner soft'}>
        {item.status === 'draft'
          ? null
          : assignedTo
            ? assignedTo.account === me?.account
              ? sharing.you
              : assignedTo.name
            : sharing.none}
      </td>
    </tr>
  )
}

function DueWords({ item, kind }: { item: DossierItem; kind: DueGroup<DossierItem>['kind'] }) {
  const words = useWords(workListWords)
  const due = dueOf(item)
  if (!due) return null
  const now = new Date()
  if (kind === 'overdue') {
    return <span className="due problem">{words.work.late(daysBetween(due, now))}</span>
  }
  if (kind === 'today') return <span className="due attention">{words.work.before(formatTime(due))}</span>
  if (kind === 'none') return <span className="due figures">{formatDate(due)}</span>
  return <span className="due">{words.work.left(daysBetween(now, dayOf(due)))}</span>
}
