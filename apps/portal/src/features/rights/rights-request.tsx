import { Link, useParams } from 'react-router'
import { getRightsRequest } from './rights-client'
import type { RightsDetail } from '../../shared/api/types'
import { DueDays } from '../../shared/clock/due-days'
import { formatMoment } from '../../shared/language/format'
import { useLanguage, useWords } from '../../shared/language/language'
import { useAsked } from '../../shared/query/use-asked'
import { isCitizen, useSession } from '../../shared/session/session'
import { ProblemNotice } from '../../shared/ui/problem-notice'
import { usePageTitle } from '../../shared/ui/title'
import { AnswerForm } from './answer-form'
import './rights.css'
import { Standing, Term } from './standing'
import { Withdrawal } from './withdrawal'
import { rightsWords } from './words'

/** One request about personal data: for who asked, and for the authority that answers it. */
export function RightsRequestPage() {
  const { id = '' } = useParams()
  const { t } = useLanguage()
  const { me } = useSession()
  const words = useWords(rightsWords)
  const { value, problem, reload } = useAsked(['rightsRequest', id], () => getRightsRequest(id))
  const own = isCitizen(me)
  usePageTitle(value ? words.kinds[value.kind].name : words.title)
  return (
    <div className="rights stack-l">
      <p>
        <Link to={own ? '/rights' : '/data-requests'}>{own ? words.page.back : words.page.backOffice}</Link>
      </p>
      {!value && !problem && <p className="soft">{t.app.loading}</p>}
      {problem && problem.status !== 404 && <ProblemNotice problem={problem} retry={() => void reload()} />}
      {problem?.status === 404 && <p>{words.page.missing}</p>}
      {value && <Request request={value} own={own} reload={reload} />}
    </div>
  )
}

interface Props {
  request: RightsDetail
  own: boolean
  reload: () => Promise<void>
}

function Request({ request, own, reload }: Props) {
  const words = useWords(rightsWords)
  const { id, kind, controller, requester, about, text, dossierId, term, due, allowed, overdue, endedAt, answers } =
    request
  const facts: [string, string | null][] = [
    [words.page.to, controller.name],
    [words.page.from, own ? null : requester.name],
    [words.page.personId, own ? null : requester.personId],
    [words.page.about, about],
    [words.page.text, text],
  ]
  return (
    <>
      <header className="stack-s">
        <h1>{words.kinds[kind].name}</h1>
        <Standing request={request} />
        {own && overdue && endedAt === null && <p>{words.overdueMine}</p>}
      </header>
      <dl className="request-facts">
        {facts.map(([name, value]) =>
          value === null ? null : (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ),
        )}
        {dossierId && (
          <div>
            <dt>{words.page.dossier}</dt>
            <dd>
              <Link to={own ? `/dossiers/${dossierId}` : `/work/${dossierId}`}>{words.page.openDossier}</Link>
            </dd>
          </div>
        )}
        <div>
          <dt>{words.page.term}</dt>
          <dd>
            <Term term={term} />
          </dd>
        </div>
      </dl>
      <section className="stack-s" aria-labelledby="answers">
        <h2 id="answers">{words.page.answers}</h2>
        {answers.length === 0 && <p className="soft">{words.page.noAnswers}</p>}
        <ol className="trail tight history">
          {answers.map(({ at, decision, reason, by }) => (
            <li key={at + decision}>
              <time dateTime={at}>{formatMoment(at)}</time>{' '}
              <span>
                {words.decisions[decision]}: {by}.{reason && <q className="note">{reason}</q>}
              </span>
            </li>
          ))}
        </ol>
      </section>
      {allowed.length > 0 && <AnswerForm id={id} allowed={allowed} answered={reload} />}
      {endedAt === null && <DueDays due={due} of="answer" />}
      {own && endedAt === null && <Withdrawal id={id} withdrawn={reload} />}
    </>
  )
}
