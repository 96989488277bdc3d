import type { Dossier } from '../api/types'
import { dayOf, formatDate, formatLongDate, formatShortDate, formatTime } from '../language/format'
import { useLanguage } from '../language/language'
import './clock.css'
import { dayRuns, type DayRun, type ExplainedDay } from './day-runs'

/** Longer runs are told as a range of days. */
const longest = 7

/**
 * Why something is due on its day: every day from receipt to due, in runs with their reasons. `of`: the result of a dossier, or the
 * answer to something that was asked.
 */
export function DueDays({ due, of = 'result' }: { due: Dossier['due']; of?: 'result' | 'answer' }) {
  const { t, language } = useLanguage()
  const { due: sentence } = t.clock.of[of]
  const { at, explanation } = due
  if (explanation.length === 0) return null
  return (
    <section className="stack" aria-labelledby="clock">
      <h2 id="clock">{t.clock.heading}</h2>
      <p>{at === null ? t.clock.stands : sentence(formatTime(at), formatLongDate(at, language))}</p>
      <div className="days">
        {dayRuns(explanation).map((run) => (
          <Run key={run.days[0]?.date} run={run} due={at && dayOf(at)} of={of} />
        ))}
      </div>
    </section>
  )
}

function Run({ run, due, of }: { run: DayRun; due: string | null; of: 'result' | 'answer' }) {
  const { t } = useLanguage()
  const { kind, days, reasons } = run
  const minutes = days.reduce((sum, day) => sum + (day.minutes ?? 0), 0)
  const said = reasons.map(({ why, name }) => name ?? t.clock.of[of].why[why]).join(', ')
  return (
    <div className={`run ${kind}`} data-days={Math.min(days.length, longest)}>
      {days.length > longest ? <Range days={days} /> : <Cells days={days} due={due} of={of} />}
      <p>
        <b>{minutes > 0 ? t.clock.minutes(minutes) : t.clock.kinds[kind](days.length)}</b> {said}.
      </p>
    </div>
  )
}

function Range({ days }: { days: ExplainedDay[] }) {
  const { t } = useLanguage()
  const [first, last] = [days[0]?.date ?? '', days.at(-1)?.date ?? '']
  return (
    <ol>
      <li className="figures">{t.clock.range(formatDate(first), formatDate(last))}</li>
    </ol>
  )
}

function Cells({ days, due, of }: { days: ExplainedDay[]; due: string | null; of: 'result' | 'answer' }) {
  const { t, language } = useLanguage()
  const today = dayOf(new Date())
  return (
    <ol>
      {days.map(({ date, n, minutes, why }) => {
        const classes = [date <= today && 'past', date === today && 'today', date === due && 'due']
        const label = [formatLongDate(date, language), t.clock.of[of].why[why], date === due && t.clock.of[of].dueDay]
        return (
          <li key={date} className={['day', ...classes].filter(Boolean).join(' ')}>
            <span className="hidden">{label.filter(Boolean).join(', ')}</span>
            <span aria-hidden="true">
              <b>{formatShortDate(date)}</b>
              <i>{n ?? (minutes === undefined ? '–' : '✓')}</i>
            </span>
          </li>
        )
      })}
    </ol>
  )
}
