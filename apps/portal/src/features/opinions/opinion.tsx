import { Link, useParams } from 'react-router'
import { getForm } from '../../shared/api/procedures-client'
import type { AskedOpinion, Value } from '../../shared/api/types'
import { downloadAddress } from '../../shared/attachments/attachments-client'
import { DueDays } from '../../shared/clock/due-days'
import { schemaAt, showValue } from '../../shared/form/schema'
import { formatDate, formatMoment, formatSize } from '../../shared/language/format'
import { useLanguage, useWords } from '../../shared/language/language'
import { Sure } from '../../shared/law/sure'
import { useAsked } from '../../shared/query/use-asked'
import { ProblemNotice } from '../../shared/ui/problem-notice'
import { usePageTitle } from '../../shared/ui/title'
import { AnswerForm } from './answer-form'
import './opinions.css'
import { getInquiry } from './opinions-client'
import { opinionWords } from './words'

/** One inquiry of another office: its question, what was shared, and the answer. */
export function OpinionPage() {
  const { id = '' } = useParams()
  const { t } = useLanguage()
  const words = useWords(opinionWords)
  const { value, problem, reload } = useAsked(['opinion', id], () => getInquiry(id))
  usePageTitle(value?.number ?? words.title)
  return (
    <div className="opinions stack-l">
      <p>
        <Link to="/opinions">{words.back}</Link>
      </p>
      {!value && !problem && <p className="soft">{t.app.loading}</p>}
      {problem && problem.status !== 404 && <ProblemNotice problem={problem} retry={() => void reload()} />}
      {problem?.status === 404 && <p>{words.missing}</p>}
      {value && <Inquiry inquiry={value} reload={reload} />}
    </div>
  )
}

interface Props {
  inquiry: AskedOpinion
  reload: () => Promise<void>
}

function Inquiry({ inquiry, reload }: Props) {
  const { say } = useLanguage()
  const words = useWords(opinionWords)
  const { number, from, procedureName, askedAt, askedBy, question, state, isLate, due, dueAt, dueCertainty } = inquiry
  const { answer, allowedActions } = inquiry
  return (
    <>
      <header className="stack-s">
        <h1>{words.from(say(from.name))}</h1>
        <p>
          {say(procedureName)} · <span className="figures">{number}</span>
        </p>
        <p className="small">{words.asked(askedBy, say(from.name), formatDate(askedAt))}</p>
        <p>
          {words.due(formatMoment(dueAt))} {isLate && <span className="tag attention">{words.late}</span>}
          <Sure of={dueCertainty} />
        </p>
      </header>
      <section className="stack-s" aria-labelledby="question">
        <h2 id="question">{words.question}</h2>
        <p className="question">{question}</p>
      </section>
      {state === 'open' ? <Shared inquiry={inquiry} /> : <p>{state === 'ended' ? words.overUnanswered : words.over}</p>}
      {answer && (
        <section className="stack-s" aria-labelledby="given">
          <h2 id="given">{words.decision}</h2>
          <p>{words.given(words.decisions[answer.decision], answer.by, formatMoment(answer.at))}</p>
          <p className="question">{answer.text}</p>
        </section>
      )}
      {allowedActions.length > 0 && <AnswerForm inquiry={inquiry} answered={reload} />}
      {state === 'open' && allowedActions.length === 0 && <p>{words.mayNot}</p>}
      {state === 'open' && <DueDays due={due} of="answer" />}
    </>
  )
}

/** The values and the files the office may read while it is asked. */
function Shared({ inquiry }: Pick<Props, 'inquiry'>) {
  const { t, say, language } = useLanguage()
  const words = useWords(opinionWords)
  const { values, files, dossierId, procedure } = inquiry
  const { value: form } = useAsked(['form', procedure], () => getForm(procedure), { isReference: true })
  if (values.length === 0 && files.length === 0) return <p>{words.nothingShared}</p>
  const told = (path: string, value: unknown) =>
    showValue(value as Value, form ? schemaAt(form.schema, path) : {}, language, { yes: t.app.yes, no: t.app.no })
  return (
    <>
      {values.length > 0 && (
        <section className="stack-s" aria-labelledby="shared">
          <h2 id="shared">{words.shared}</h2>
          <dl className="shared-values">
            {values.map(({ path, label, value }) => (
              <div key={path}>
                <dt>{say(label)}</dt>
                <dd>{told(path, value)}</dd>
              </div>
            ))}
          </dl>
        </section>
      )}
      {files.length > 0 && (
        <section className="stack-s" aria-labelledby="files">
          <h2 id="files">{words.files}</h2>
          <ul className="plain-list">
            {files.map(({ attachmentId, name, purpose, size }) => (
              <li key={attachmentId}>
                <a href={downloadAddress(dossierId, attachmentId)}>{name}</a> ({formatSize(size, language)}) {purpose}
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  )
}
