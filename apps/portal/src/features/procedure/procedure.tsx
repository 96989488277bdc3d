import { Link, useParams } from 'react-router'
import { getProcedure } from '../../shared/api/procedures-client'
import { useAsked } from '../../shared/query/use-asked'
import type { ProcedureDetail } from '../../shared/api/types'
import { capitalise } from '../../shared/language/format'
import { useLanguage, useWords } from '../../shared/language/language'
import { deadlineWords, handlerWords } from '../../shared/procedure/procedure-words'
import { Meter } from '../../shared/ui/meter'
import { ProblemNotice } from '../../shared/ui/problem-notice'
import { usePageTitle } from '../../shared/ui/title'
import { FeesOfProvince, feeLines } from './fees'
import './procedure.css'
import { Start } from './start'
import { procedureWords } from './words'

/** What a procedure asks, reuses, costs and takes; the place to start it. */
export function ProcedurePage() {
  const { code = '' } = useParams()
  const { t, say } = useLanguage()
  const { value: procedure, problem, reload } = useAsked(['procedure', code], () => getProcedure(code))
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
  const words = useWords(procedureWords)
  if (!procedure.counts) return null
  return (
    <ul className="trail">
      <li>
        <h2>{words.procedure.reused(procedure.counts.reusable)}</h2>
        <p>{words.procedure.reusedText}</p>
      </li>
      <li className="ask">
        <h2>{words.procedure.asked(procedure.counts.asked)}</h2>
        {procedure.counts.asked > 0 && <p>{words.procedure.askedText}</p>}
      </li>
    </ul>
  )
}

function Papers({ procedure }: { procedure: ProcedureDetail }) {
  const { say } = useLanguage()
  const words = useWords(procedureWords)
  const papers = procedure.documents ?? []
  const replaced = papers.filter((paper) => paper.isForm || paper.replacedBy?.length)
  const needed = papers.filter((paper) => !paper.isForm && !paper.replacedBy?.length)
  return (
    <>
      {replaced.length > 0 && (
        <section>
          <h2>{words.procedure.avoided(replaced.length)}</h2>
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
        <h2>{words.procedure.papers}</h2>
        {needed.length ? (
          <ul className="plain-list">
            {needed.map((paper) => (
              <li key={say(paper.name)}>
                {say(paper.name)} {paper.why && <span className="soft">{say(paper.why)}</span>}
              </li>
            ))}
          </ul>
        ) : (
          <p>{words.procedure.noPapers}</p>
        )}
      </section>
    </>
  )
}

function Facts({ procedure }: { procedure: ProcedureDetail }) {
  const { t, language } = useLanguage()
  const words = useWords(procedureWords)
  const law = [procedure.legalBasis]
  const lines: [string, string[]][] = [
    [words.procedure.handler, [handlerWords(procedure, t)]],
    [t.procedure.deadline, [deadlineWords(procedure, t)]],
    [t.procedure.fee, feeLines(procedure, { t, language })],
    [words.fees.handIn, [capitalise((procedure.channels ?? []).map((channel) => t.fees.channels[channel]).join(', '))]],
    [words.procedure.code, [procedure.code]],
    [words.procedure.law, law],
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
