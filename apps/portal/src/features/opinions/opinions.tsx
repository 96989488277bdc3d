import { Link, useSearchParams } from 'react-router'
import { formatMoment } from '../../shared/language/format'
import { useLanguage, useWords } from '../../shared/language/language'
import { Sure } from '../../shared/law/sure'
import { useAsked } from '../../shared/query/use-asked'
import { ProblemNotice } from '../../shared/ui/problem-notice'
import { usePageTitle } from '../../shared/ui/title'
import './opinions.css'
import { listEnded, listWaiting } from './opinions-client'
import { opinionWords } from './words'

const states = ['open', 'ended'] as const

/** What the reader's office is asked by others, what is due first at the top. */
export function OpinionsPage() {
  const { t, say } = useLanguage()
  const words = useWords(opinionWords)
  const [search] = useSearchParams()
  const state = search.get('state') === 'ended' ? 'ended' : 'open'
  const { value, problem, reload } = useAsked(['opinions', state], state === 'open' ? listWaiting : listEnded)
  usePageTitle(words.title)
  return (
    <div className="opinions stack">
      <h1>{words.title}</h1>
      <p className="lead">{words.lead}</p>
      <nav className="row" aria-label={words.title}>
        {states.map((each) => (
          <Link
            key={each}
            to={each === 'open' ? '/opinions' : '/opinions?state=ended'}
            aria-current={each === state ? 'page' : undefined}
          >
            {words[each]}
          </Link>
        ))}
      </nav>
      {problem && <ProblemNotice problem={problem} retry={() => void reload()} />}
      {!value && !problem && <p className="soft">{t.app.loading}</p>}
      {value?.length === 0 && <p>{state === 'open' ? words.none : words.noneEnded}</p>}
      <ul className="plain-list">
        {value?.map(({ id, number, from, procedureName, dueAt, dueCertainty, isLate }) => (
          <li key={id} className="stack-s">
            <h2>
              <Link to={`/opinions/${id}`}>{words.from(say(from.name))}</Link>
            </h2>
            <p>{say(procedureName)}</p>
            <p className="small">
              <span className="figures">{number}</span> · {words.due(formatMoment(dueAt))}
              <Sure of={dueCertainty} /> {isLate && <span className="tag attention">{words.late}</span>}
            </p>
          </li>
        ))}
      </ul>
    </div>
  )
}
