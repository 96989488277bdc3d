import { Link, useSearchParams } from 'react-router'
import { downloadMeasures, listMeasures, type MeasureFilter } from '../../shared/api/offices-client'
import type { Measure } from '../../shared/api/types'
import { useOfficeName } from '../../shared/dossier/office'
import { formatNumber } from '../../shared/language/format'
import { useLanguage, useWords } from '../../shared/language/language'
import { useAsked } from '../../shared/query/use-asked'
import { useSending } from '../../shared/query/use-sending'
import { useSession } from '../../shared/session/session'
import { ProblemNotice } from '../../shared/ui/problem-notice'
import { usePageTitle } from '../../shared/ui/title'
import { Unsent } from '../../shared/ui/unsent'
import { DayChart } from './day-chart'
import { MeasureTable } from './measure-table'
import { MeasuredList } from './measured-list'
import './measures.css'
import { everyDay, firstDay, totalOf } from './totals'
import { OfficeQuotas } from './office-quotas'
import { RateChart } from './rate-chart'
import { measureWords } from './words'

const periods = [7, 30, 90, 365] as const

/** The work of an authority for its head: offices compared, the worst first, down to procedures and dossiers without names. */
export function MeasuresPage() {
  const { say } = useLanguage()
  const words = useWords(measureWords)
  const { me } = useSession()
  const [address, setAddress] = useSearchParams()
  const ownName = useOfficeName(me?.authority ?? null)
  const days = Number(address.get('days') ?? '30')
  const authority = address.get('authority') ?? me?.authority ?? ''
  const shownName = useOfficeName(authority)
  const procedure = address.get('procedure')
  const by = authority.includes('.') ? 'procedure' : 'authority'
  const filter: MeasureFilter = { authority, from: firstDay(days, new Date()) }
  const { value: items, problem, reload } = useAsked(['measures', filter, by], () => listMeasures({ ...filter, by }))
  const { value: byDay = [] } = useAsked(['measures', filter, 'day'], () => listMeasures({ ...filter, by: 'day' }))
  const download = useSending(() => downloadMeasures({ ...filter, by }))
  usePageTitle(words.title)
  const nameOf = ({ key, name }: Measure) => say(name) || key
  const to = (next: Record<string, string>) =>
    `/measures?${new URLSearchParams({ days: String(days), ...next }).toString()}`
  const shown = procedure ? items?.filter(({ key }) => key === procedure) : items
  const procedureName = procedure && shown?.[0] ? nameOf(shown[0]) : procedure
  return (
    <div className="measures">
      <nav className="small" aria-label={words.path}>
        <Link to={to({})}>{ownName || me?.authority}</Link>
        {authority !== me?.authority && (
          <>
            {' › '}
            <Link to={to({ authority })}>{shownName || authority}</Link>
          </>
        )}
        {procedure && ` › ${procedureName ?? ''}`}
      </nav>
      <h1>{words.title}</h1>
      <div className="row period">
        <label htmlFor="days">{words.days}</label>
        <select
          id="days"
          value={days}
          onChange={(event) => setAddress((before) => ({ ...Object.fromEntries(before), days: event.target.value }))}
        >
          {periods.map((each) => (
            <option key={each} value={each}>
              {words.last(each)}
            </option>
          ))}
        </select>
        <button
          className="button second small"
          type="button"
          aria-busy={download.busy}
          onClick={() => void download.send()}
        >
          {words.csv}
        </button>
      </div>
      <Unsent problem={download.problem} />
      {problem && <ProblemNotice problem={problem} retry={() => void reload()} />}
      {shown && <Tiles items={shown} />}
      {shown && !procedure && <RateChart items={shown} title={words.worst[by]} nameOf={nameOf} />}
      {!procedure && <DayChart days={everyDay(byDay, filter.from, new Date())} />}
      {shown?.length === 0 && <p className="soft">{words.none}</p>}
      {shown && shown.length > 0 && (
        <MeasureTable
          by={by}
          items={shown}
          nameOf={nameOf}
          addressOf={(key) => to(by === 'authority' ? { authority: key } : { authority, procedure: key })}
        />
      )}
      {!procedure && authority === me?.authority && <OfficeQuotas />}
      {procedure && <MeasuredList filter={{ ...filter, procedure }} />}
      <p className="small soft rule">{words.rule}</p>
    </div>
  )
}

function Tiles({ items }: { items: Measure[] }) {
  const { language } = useLanguage()
  const words = useWords(measureWords)
  const { decided, onTime, overdue, worstHalf, reuse } = totalOf(items)
  const share = (rate: number | null) => (rate === null ? '–' : `${Math.round(rate * 100)}%`)
  const tiles: [string, string][] = [
    [words.tiles.decided, String(decided)],
    [words.tiles.onTime, share(decided ? onTime / decided : null)],
    [words.tiles.overdue, String(overdue)],
    [words.tiles.reuse, share(reuse)],
    ...(items.length === 1 && worstHalf !== null
      ? [
          [words.tiles.hours, words.hours(worstHalf < 1 ? words.underAnHour : formatNumber(worstHalf, language))] as [
            string,
            string,
          ],
        ]
      : []),
  ]
  return (
    <dl className="tiles">
      {tiles.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}
