import { Link, useParams } from 'react-router'
import { getProcedure } from '../../api'
import type { ProcedureDetail } from '../../api-types'
import { Meter } from '../../components/meter'
import { ProblemNotice } from '../../components/problem-notice'
import { usePageTitle } from '../../components/title'
import { useLanguage } from '../../language'
import { capitalise } from '../../model/format'
import { deadlineWords, handlerWords, legalWords } from '../../model/procedure-words'
import { useResource } from '../../resource'
import { FeesOfProvince, feeLines } from './fees'
import { Start } from './start'
import './procedure.css'

/** What a procedure asks, reuses, costs and takes; the place to start it. */
export function ProcedurePage() {
  const { code = '' } = useParams()
  const { t, language, say } = useLanguage()
  const { value: procedure, problem, reload } = useResource(`${language} ${code}`, () => getProcedure(code))
  usePageTitle(procedure ? say(procedure.name) : '')
  if (problem) return <ProblemNotice problem={problem} retry={() => void reload()} />
  if (!procedure) return <p className="soft">{t.app.loading}</p>
  return (
    <article className="procedure">
      <p className="small">
        <Link to="/">{t.app.back}</Link>
      </p>
      <header>
        <h1>{say(procedure.name)}</h1>
        <Meter procedure={procedure} />
        <Start code={procedure.code} />
      </header>
      <div className="split">
        <div className="stack-l">
          <Asked procedure={procedure} />
          <Papers procedure={procedure} />
        </div>
        <aside className="sticky">
          <Facts procedure={procedure} />
          <FeesOfProvince procedure={procedure} />
        </aside>
      </div>
    </article>
  )
}

function Asked({ procedure }: { procedure: ProcedureDetail }) {
  const { t } = useLanguage()
  if (!procedure.counts) return null
  return (
    <ul className="trail">
      <li>
        <h2>{t.procedure.reused(procedure.counts.reusable)}</h2>
        <p>{t.procedure.reusedText}</p>
      </li>
      <li className="ask">
        <h2>{t.procedure.asked(procedure.counts.asked)}</h2>
        {procedure.counts.asked > 0 && <p>{t.procedure.askedText}</p>}
      </li>
    </ul>
  )
}

function Papers({ procedure }: { procedure: ProcedureDetail }) {
  const { t, say } = useLanguage()
  const papers = procedure.documents ?? []
  const replaced = papers.filter((paper) => paper.isForm || paper.replacedBy?.length)
  const needed = papers.filter((paper) => !paper.isForm && !paper.replacedBy?.length)
  return (
    <>
      {replaced.length > 0 && (
        <section>
          <h2>{t.procedure.avoided(replaced.length)}</h2>
          <ul className="plain-list">
            {replaced.map((paper) => (
              <li key={say(paper.name)}>
                {say(paper.name)} {paper.isForm && paper.why && <span className="soft">{say(paper.why)}</span>}
              </li>
            ))}
          </ul>
        </section>
      )}
      <section>
        <h2>{t.procedure.papers}</h2>
        {needed.length ? (
          <ul className="plain-list">
            {needed.map((paper) => (
              <li key={say(paper.name)}>
                {say(paper.name)} {paper.why && <span className="soft">{say(paper.why)}</span>}
              </li>
            ))}
          </ul>
        ) : (
          <p>{t.procedure.noPapers}</p>
        )}
      </section>
    </>
  )
}

function Facts({ procedure }: { procedure: ProcedureDetail }) {
  const { t, language } = useLanguage()
  const law = legalWords(procedure.legalBasis, language)
  const lines: [string, string[]][] = [
    [t.procedure.handler, [handlerWords(procedure, t, language)]],
    [t.procedure.deadline, [deadlineWords(procedure, t)]],
    [t.procedure.fee, feeLines(procedure, { t, language })],
    [t.fees.handIn, [capitalise((procedure.channels ?? []).map((channel) => t.fees.channels[channel]).join(', '))]],
    [t.procedure.code, [procedure.code]],
    [t.procedure.law, law],
  ]
  return (
    <dl className="about">
      {lines
        .filter(([, values]) => values.some(Boolean))
        .map(([name, values]) => (
          <div key={name}>
            <dt>{name}</dt>
            {values.map((value) => (
              <dd key={value}>{value}</dd>
            ))}
          </div>
        ))}
    </dl>
  )
}
