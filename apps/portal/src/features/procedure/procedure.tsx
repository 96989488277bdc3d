import { Link, useParams } from 'react-router'
import { getProcedure } from '../../shared/api/procedures-client'
import { useAsked } from '../../shared/query/use-asked'
import type { ProcedureDetail } from '../../shared/api/types'
import { useLanguage, useWords } from '../../shared/language/language'
import { Meter } from '../../shared/ui/meter'
import { ProblemNotice } from '../../shared/ui/problem-notice'
import { usePageTitle } from '../../shared/ui/title'
import { FeesOfProvince } from './fees'
import { LawFacts } from './law-facts'
import { Papers } from './papers'
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
          <LawFacts procedure={procedure} />
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
