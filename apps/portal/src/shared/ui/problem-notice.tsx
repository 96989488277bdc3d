import { Link, useLocation } from 'react-router'
import type { Problem } from '../api/problem'
import { useLanguage } from '../language/language'

/** Says in a sentence what went wrong, whose fault it is not, and what to do next. */
export function ProblemNotice({ problem, retry }: { problem: Problem; retry?: () => void }) {
  const { t } = useLanguage()
  const { pathname, search } = useLocation()
  const kind = kindOf(problem)
  const words = t.problems
  const further = problem.errors.filter(({ message }) => message !== problem.detail)
  const [title, text] = {
    offline: [words.offline, words.offlineText],
    signIn: [words.signIn, words.signInText],
    acting: [t.acting.ended, problem.detail],
    forbidden: [words.forbidden, problem.detail || words.forbiddenText],
    notFound: [words.notFound, words.notFoundText],
    unavailable: [words.unavailable, problem.detail || words.unavailableText],
    other: [problem.title || words.other, problem.detail],
  }[kind]
  return (
    <div className="notice attention" role="alert">
      <h2>{title}</h2>
      {text && <p>{text}</p>}
      {kind === 'other' && further.length > 0 && (
        <ul className="stack-s">
          {further.map(({ path, message }) => (
            <li key={`${path} ${message}`}>{message}</li>
          ))}
        </ul>
      )}
      {kind === 'acting' && (
        <p>
          <Link to="/dossiers">{t.mine.all}</Link>
        </p>
      )}
      {kind === 'notFound' && (
        <p>
          <Link to="/">{t.app.back}</Link>
        </p>
      )}
      {kind === 'signIn' ? (
        <p>
          <Link className="button" to={`/sign-in?returnTo=${encodeURIComponent(pathname + search)}`}>
            {t.app.signIn}
          </Link>
        </p>
      ) : (
        retry &&
        kind !== 'acting' &&
        kind !== 'notFound' && (
          <p>
            <button className="button second" type="button" onClick={retry}>
              {t.app.retry}
            </button>
          </p>
        )
      )}
    </div>
  )
}

function kindOf({ status, code }: Problem) {
  if (status === 0) return 'offline'
  if (status === 401) return 'signIn'
  if (status === 403) return code.startsWith('representation_') ? 'acting' : 'forbidden'
  if (status === 404) return 'notFound'
  return status >= 500 || status === 429 ? 'unavailable' : 'other'
}
