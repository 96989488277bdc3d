import { Link, Navigate, useParams } from 'react-router'
import { getProcedure } from '../../shared/api/procedures-client'
import type { Representation } from '../../shared/api/types'
import type { DossierView } from '../../shared/dossier/dossier-view'
import { dueOf, isClosed } from '../../shared/dossier/due-groups'
import { ReceivedBy, useOfficeName } from '../../shared/dossier/office'
import { useShortName } from '../../shared/fields/value'
import { formatDate, formatLongDate, formatMoment, formatTime } from '../../shared/language/format'
import { useLanguage, useWords } from '../../shared/language/language'
import { Sure } from '../../shared/law/sure'
import { dossierFeeWords } from '../../shared/procedure/fees'
import { isOfficial, useSession, worksAtCounter } from '../../shared/session/session'
import { useAsked } from '../../shared/query/use-asked'
import { ProblemNotice } from '../../shared/ui/problem-notice'
import { usePageTitle } from '../../shared/ui/title'
import { useDossier } from '../../shared/version/use-dossier'
import './receipt.css'
import { reuseOf, sparedPapers } from './reuse'
import { receiptWords } from './words'

/** The receipt of a submitted dossier: its code, its due day, what was reused, which papers were spared. */
export function ReceiptPage() {
  const { id = '' } = useParams()
  const { t } = useLanguage()
  const words = useWords(receiptWords)
  const { value, problem, reload } = useDossier(id)
  usePageTitle(value?.dossier.code ? words.receipt.title(value.dossier.code) : words.receipt.headingPlain)
  if (!value && problem) return <ProblemNotice problem={problem} retry={() => void reload()} />
  if (!value) return <p className="soft">{t.app.loading}</p>
  if (value.dossier.status === 'draft') return <Navigate to={`/dossiers/${id}`} replace />
  return <Receipt view={value} />
}

function Receipt({ view }: { view: DossierView }) {
  const { t, language, say } = useLanguage()
  const words = useWords(receiptWords)
  const { me, personas } = useSession()
  const { dossier, form } = view
  const office = useOfficeName(dossier.receivedBy)
  const { value: procedure } = useAsked(['procedure', dossier.procedure], () => getProcedure(dossier.procedure))
  const at = dossier.submittedAt ?? dossier.receivedAt
  const represented = dossier.representation?.represented
  const heading = represented ? words.receipt.headingFor(represented) : words.receipt.headingPlain
  const day = dueOf(dossier)
  const due = day ? formatLongDate(day, language) : undefined
  return (
    <div className="confirmation">
      <header className="receipt">
        <p className="soft">{say(form.title) || say(dossier.procedureName)}</p>
        <h1>{office && !represented ? words.receipt.heading(office) : heading}</h1>
        {represented && <ReceivedBy dossier={dossier} />}
        <dl className="receipt-facts">
          <div>
            <dt>{words.receipt.code}</dt>
            <dd className="code">{dossier.code ?? t.mine.noCode}</dd>
          </div>
          <div>
            <dt>{words.receipt.due}</dt>
            <dd>
              {due ?? words.receipt.dueLater}
              {procedure && dueOf(dossier) && <Sure of={procedure.certainties?.deadline} />}
            </dd>
          </div>
          {dossier.fee !== undefined && (
            <div>
              <dt>{t.procedure.fee}</dt>
              <dd>{dossierFeeWords(dossier.fee, t, language)}</dd>
            </div>
          )}
          {dossier.representation ? (
            <ForAnother representation={dossier.representation} at={at} />
          ) : (
            <div>
              <dt>{words.receipt.by}</dt>
              <dd>
                {dossier.applicantName ?? me?.name} {at && words.receipt.at(formatTime(at), formatDate(at))}
              </dd>
            </div>
          )}
        </dl>
        {personas && <p className="small soft">{words.receipt.sample}</p>}
        <p className="row actions no-print">
          <button className="button" type="button" onClick={() => print()}>
            {words.receipt.print}
          </button>
          <Link className="button second" to={`/${isOfficial(me) ? 'work' : 'dossiers'}/${dossier.id}`}>
            {t.receipt.open}
          </Link>
          {worksAtCounter(me) && (
            <Link className="button plain" to="/work/counter">
              {t.counter.next}
            </Link>
          )}
        </p>
      </header>
      <div className="split even">
        <Next view={view} due={due} />
        <Spared view={view} />
      </div>
    </div>
  )
}

/** Both names and the moment, which belongs to neither of them alone. */
function ForAnother({ representation, at }: { representation: Representation; at: string | null | undefined }) {
  const { t } = useLanguage()
  const lines = [
    [t.acting.represented, representation.represented],
    [t.acting.representative, representation.representative],
    [t.decision.received, at ? formatMoment(at) : '–'],
  ]
  return lines.map(([name, value]) => (
    <div key={name}>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  ))
}

/** What is to come, as the dossier stands now: the receipt can be opened as long as the dossier is there. */
function Next({ view, due }: { view: DossierView; due: string | undefined }) {
  const { say } = useLanguage()
  const words = useWords(receiptWords)
  const { id, status, papers = [] } = view.dossier
  const { t } = useLanguage()
  const now = isClosed(view.dossier) ? words.receipt.ended : words.receipt.waits[status]
  if (now)
    return (
      <section aria-labelledby="next">
        <h2 id="next">{words.receipt.next}</h2>
        <p>
          {now} <Link to={`/dossiers/${id}`}>{t.receipt.open}</Link>
        </p>
      </section>
    )
  return (
    <section aria-labelledby="next">
      <h2 id="next">{words.receipt.next}</h2>
      <ol className="trail">
        <li>
          <h3>{words.receipt.readTitle}</h3>
          <p>{words.receipt.readText}</p>
        </li>
        {papers.length > 0 && (
          <li className="gap">
            <h3>{words.receipt.papersTitle}</h3>
            <p>{papers.map((paper) => say(paper.name)).join('; ')}</p>
          </li>
        )}
        <li className="ask">
          <h3>{words.receipt.resultTitle}</h3>
          <p>{due ? words.receipt.resultText(due) : words.receipt.dueLater}</p>
        </li>
      </ol>
    </section>
  )
}

function Spared({ view }: { view: DossierView }) {
  const { say } = useLanguage()
  const words = useWords(receiptWords)
  const shortName = useShortName()
  const reuse = reuseOf(view.snapshot)
  const names = sparedPapers(view.form, view.snapshot, view.dossier.answers).map(say)
  return (
    <div className="stack-l">
      <section aria-labelledby="reused">
        <h2 id="reused">{words.receipt.reused(reuse.reduce((sum, one) => sum + one.count, 0))}</h2>
        <ul className="plain-list">
          {reuse.map(({ source, count }) => (
            <li key={source.registry}>{words.receipt.fromRegistry(shortName(source), count)}</li>
          ))}
        </ul>
      </section>
      {names.length > 0 && (
        <section aria-labelledby="avoided">
          <h2 id="avoided">{words.receipt.avoided(names.length)}</h2>
          <ul className="plain-list">
            {names.map((name) => (
              <li key={name}>{name}</li>
            ))}
          </ul>
        </section>
      )}
    </div>
  )
}
