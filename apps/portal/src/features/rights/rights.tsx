import { Link } from 'react-router'
import { getRightsTerms, listRightsRequests } from './rights-client'
import { useLanguage, useWords } from '../../shared/language/language'
import { Sure } from '../../shared/law/sure'
import { useAsked } from '../../shared/query/use-asked'
import { usePages } from '../../shared/query/use-pages'
import { More } from '../../shared/ui/more'
import { ProblemNotice } from '../../shared/ui/problem-notice'
import { usePageTitle } from '../../shared/ui/title'
import { AskForm } from './ask-form'
import './rights.css'
import { Standing } from './standing'
import { rightsWords } from './words'

/** What the reader can ask about data of theirs, what they asked, and where it stands. */
export function RightsPage() {
  const { t } = useLanguage()
  const words = useWords(rightsWords)
  const terms = useAsked(['rightsTerms'], getRightsTerms, { isReference: true })
  const { items, problem, reload, more } = usePages(['rightsRequests'], (cursor) => listRightsRequests({ cursor }))
  usePageTitle(words.title)
  const first = terms.value?.acknowledge
  return (
    <div className="rights stack-l">
      <header>
        <h1>{words.title}</h1>
        <p className="lead">{words.lead}</p>
        {first && (
          <p>
            {words.first(first.amount, first.unit)}
            <Sure of={first.certainty} />. {words.law}
            <Sure of="B" />.
          </p>
        )}
        {terms.problem && <ProblemNotice problem={terms.problem} retry={() => void terms.reload()} />}
      </header>
      <section className="stack" aria-labelledby="asked">
        <h2 id="asked">{words.mine.heading}</h2>
        {problem && <ProblemNotice problem={problem} retry={() => void reload()} />}
        {!items && !problem && <p className="soft">{t.app.loading}</p>}
        {items?.length === 0 && <p className="soft">{words.mine.none}</p>}
        <ul className="plain-list">
          {items?.map((request) => (
            <li key={request.id} className="stack-s">
              <h3>
                <Link to={`/rights/${request.id}`}>
                  {words.kinds[request.kind].name}: {request.controller.name}
                </Link>
              </h3>
              <Standing request={request} />
            </li>
          ))}
        </ul>
        <More more={more} label={words.mine.more} />
      </section>
      {terms.value && <AskForm terms={terms.value} sent={reload} />}
      <p className="small soft">
        {words.refusal} {terms.value && words.kept(terms.value.keptMonths)}
        {terms.value && <Sure of="C" />}
        {terms.value && '.'}
      </p>
    </div>
  )
}
