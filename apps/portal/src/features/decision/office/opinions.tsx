import type { Problem } from '../../../shared/api/problem'
import type { ActionRequest, Opinion } from '../../../shared/api/types'
import type { DossierView } from '../../../shared/dossier/dossier-view'
import { formatDate, formatMoment } from '../../../shared/language/format'
import { useLanguage, useWords } from '../../../shared/language/language'
import { Sure } from '../../../shared/law/sure'
import { AskOpinion } from './ask-opinion'
import { opinionsWords } from './opinions.words'

interface Props {
  view: DossierView
  /** Why the last inquiry was not sent. */
  problem: Problem | null
  perform: (request: ActionRequest, done?: string) => Promise<Problem | null>
}

/** What other offices were asked about a dossier and what they said, and the form to ask one. */
export function Opinions({ view, problem, perform }: Props) {
  const words = useWords(opinionsWords)
  const { opinions = [], allowedActions, id } = view.dossier
  const mayAsk = allowedActions.includes('requestOpinion')
  if (opinions.length === 0 && !mayAsk) return null
  return (
    <section className="stack" aria-labelledby="opinions">
      <h2 id="opinions">{words.heading}</h2>
      {opinions.length > 0 && (
        <ul className="notes">
          {opinions.map((opinion) => (
            <Asked key={opinion.id} opinion={opinion} />
          ))}
        </ul>
      )}
      {mayAsk && <AskOpinion key={`${id} ${opinions.length}`} view={view} problem={problem} perform={perform} />}
    </section>
  )
}

function Asked({ opinion }: { opinion: Opinion }) {
  const { say } = useLanguage()
  const words = useWords(opinionsWords)
  const { to, number, askedAt, dueAt, dueCertainty, isLate, state, question, answer, fields, attachments } = opinion
  return (
    <li className="stack-s">
      <p>
        <b>{say(to.name)}</b>: {words.states[state]}, {words.due(formatDate(dueAt))}
        <Sure of={dueCertainty} /> {isLate && <span className="tag attention">{words.late}</span>}
      </p>
      {question && (
        <p>
          <q className="note">{question}</q>
        </p>
      )}
      {answer && (
        <p>
          <b>{words.decisions[answer.decision]}.</b> {answer.text}{' '}
          <span className="small soft">
            {answer.by}, {formatMoment(answer.at)}
          </span>
        </p>
      )}
      <p className="small soft">
        {words.asked(number, formatMoment(askedAt))}. {words.shared(fields.length, attachments.length)}
      </p>
    </li>
  )
}
