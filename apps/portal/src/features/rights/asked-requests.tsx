import { Link, useSearchParams } from 'react-router'
import { listRightsAsked } from './rights-client'
import { useLanguage, useWords } from '../../shared/language/language'
import { usePages } from '../../shared/query/use-pages'
import { More } from '../../shared/ui/more'
import { ProblemNotice } from '../../shared/ui/problem-notice'
import { usePageTitle } from '../../shared/ui/title'
import './rights.css'
import { Standing } from './standing'
import { rightsWords } from './words'

const states = ['open', 'ended'] as const

/** The requests an authority has to answer, what is due first at the top. */
export function AskedRequestsPage() {
  const { t } = useLanguage()
  const words = useWords(rightsWords)
  const [search] = useSearchParams()
  const state = search.get('state') === 'ended' ? 'ended' : 'open'
  const { items, problem, reload, more } = usePages(['rightsAsked', state], (cursor) =>
    listRightsAsked({ state, cursor }),
  )
  usePageTitle(words.asked.title)
  return (
    <div className="rights stack">
      <h1>{words.asked.title}</h1>
      <p className="lead">{words.asked.lead}</p>
      <nav className="row" aria-label={words.asked.title}>
        {states.map((each) => (
          <Link
            key={each}
            to={each === 'open' ? '/data-requests' : '/data-requests?state=ended'}
            aria-current={each === state ? 'page' : undefined}
          >
            {words.asked[each]}
          </Link>
        ))}
      </nav>
      {problem && <ProblemNotice problem={problem} retry={() => void reload()} />}
      {!items && !problem && <p className="soft">{t.app.loading}</p>}
      {items?.length === 0 && (
        <div className="empty">
          <h2>{state === 'open' ? words.asked.none : words.asked.noneEnded}</h2>
          {state === 'open' && <p>{words.asked.noneText}</p>}
        </div>
      )}
      <ul className="plain-list">
        {items?.map((request) => (
          <li key={request.id} className="stack-s">
            <h2>
              <Link to={`/data-requests/${request.id}`}>
                {words.kinds[request.kind].name}: {request.requesterName}
              </Link>
            </h2>
            <Standing request={request} />
            <p className="small soft">{request.controller.name}</p>
          </li>
        ))}
      </ul>
      <More more={more} label={words.asked.more} />
    </div>
  )
}
