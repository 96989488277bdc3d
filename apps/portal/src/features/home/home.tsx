import { useEffect, useState, type FormEvent } from 'react'
import { Link, useSearchParams } from 'react-router'
import { listConsents, listDossiers } from '../../shared/api/dossiers-client'
import { listProcedures } from '../../shared/api/procedures-client'
import { useAsked } from '../../shared/query/use-asked'
import type { Certainty, Procedure } from '../../shared/api/types'
import { promisedDay } from '../../shared/dossier/due-groups'
import { WhichDossier } from '../../shared/dossier/which-dossier'
import { formatLongDate } from '../../shared/language/format'
import { useLanguage, useWords } from '../../shared/language/language'
import { Said } from '../../shared/law/said'
import { deadlineWords, feeWords, handlerWords } from '../../shared/procedure/procedure-words'
import { useSession } from '../../shared/session/session'
import { useAnnounce } from '../../shared/ui/announcer'
import { Meter } from '../../shared/ui/meter'
import { ProblemNotice } from '../../shared/ui/problem-notice'
import { usePageTitle } from '../../shared/ui/title'
import './home.css'
import { homeWords } from './words'

/** The first page: find a procedure and see what it asks before opening it. */
export function HomePage() {
  const words = useWords(homeWords)
  const { me } = useSession()
  usePageTitle(words.home.title)
  return (
    <div className="home">
      <section className="hero" aria-labelledby="ask">
        <h1 id="ask">{words.home.heading}</h1>
        <p className="lead">{words.home.lead}</p>
        <Search />
      </section>
      {me?.role === 'citizen' && <Mine />}
      <Results />
      <section className="how" aria-labelledby="how">
        <h2 id="how">{words.home.how}</h2>
        <ol>
          {words.home.steps.map((step) => (
            <li key={step.title}>
              <b>{step.title}</b> {step.text}
            </li>
          ))}
        </ol>
      </section>
    </div>
  )
}

function Search() {
  const words = useWords(homeWords)
  const [search, setSearch] = useSearchParams()
  const asked = search.get('q') ?? ''
  const [typed, setTyped] = useState(asked)
  useEffect(() => setTyped(asked), [asked])
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setSearch(typed.trim() ? { q: typed.trim() } : {})
  }
  return (
    <form className="search" role="search" onSubmit={submit}>
      <label htmlFor="q">{words.home.label}</label>
      <div className="search-row">
        <input
          id="q"
          type="search"
          className="input"
          autoComplete="off"
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
        <button className="button">{words.home.search}</button>
      </div>
    </form>
  )
}

function Results() {
  const { t } = useLanguage()
  const words = useWords(homeWords)
  const announce = useAnnounce()
  const [search] = useSearchParams()
  const q = search.get('q') ?? ''
  const found = useAsked(['procedures', q], () => listProcedures(q), { isSearch: true })
  const items = found.value?.items
  const title = items ? (q ? words.home.found(items.length, q) : words.home.all(items.length)) : t.app.loading
  useEffect(() => {
    if (items && q) announce(title)
  }, [items, q, title, announce])
  if (found.problem) return <ProblemNotice problem={found.problem} retry={() => void found.reload()} />
  if (items?.length === 0) {
    return (
      <div className="empty found">
        <h2>{words.home.none(q)}</h2>
        <p>{words.home.noneText}</p>
        <p>
          <Link to="/">{words.home.showAll}</Link>
        </p>
      </div>
    )
  }
  return (
    <section className="found" aria-labelledby="found" aria-busy={found.loading}>
      <div className="row apart found-head">
        <h2 id="found">{title}</h2>
        <p className="legend">
          <span>
            <i className="dot" />
            {words.home.known}
          </span>
          <span>
            <i className="dot ask" />
            {words.home.asked}
          </span>
        </p>
      </div>
      <ol className="results">
        {items?.map((item) => (
          <Result key={item.code} procedure={item} />
        ))}
      </ol>
    </section>
  )
}

function Result({ procedure }: { procedure: Procedure }) {
  const { t, language, say } = useLanguage()
  const words = useWords(homeWords)
  const deadline = deadlineWords(procedure, t)
  const { certainties } = procedure
  const meta: [string, Certainty][] = [
    [handlerWords(procedure, t), certainties?.handler ?? 'C'],
    [deadline && `${t.procedure.deadline} ${deadline}`, certainties?.deadline ?? 'C'],
    [feeWords(procedure, t, language), certainties?.fee ?? 'C'],
    [words.home.code(procedure.code), 'A'],
  ]
  return (
    <li className="result">
      <div>
        <h3>
          <Link to={`/procedures/${procedure.code}`}>{say(procedure.name)}</Link>
        </h3>
        <p className="meta">
          <Said parts={meta} />
        </p>
      </div>
      <Meter procedure={procedure} />
    </li>
  )
}

function Mine() {
  const { t, language, say } = useLanguage()
  const words = useWords(homeWords)
  const { me } = useSession()
  const { value } = useAsked(['dossiers'], () => listDossiers({}))
  const { value: asked } = useAsked(['consents'], listConsents)
  const waiting = asked?.filter(({ state }) => state === 'waiting') ?? []
  if (!value?.items.length && waiting.length === 0) return null
  return (
    <aside className="mine" aria-labelledby="mine">
      <h2 id="mine">{words.mine.heading}</h2>
      {waiting.map((consent) => (
        <p key={consent.id}>
          <Link to="/dossiers#consents">{t.consents.asks(consent.requestedBy, say(consent.procedureName))}</Link>{' '}
          <span className="small soft">{t.consents.until(formatLongDate(consent.expiresAt, language))}</span>
        </p>
      ))}
      <ul className="trail">
        {value?.items.slice(0, 3).map((dossier) => (
          <li key={dossier.id} className={dossier.status === 'draft' ? 'own' : undefined}>
            <h3>
              <Link to={`/dossiers/${dossier.id}${dossier.status === 'draft' ? '/form' : ''}`}>
                {say(dossier.procedureName) || dossier.procedure}
              </Link>
            </h3>
            <p className="small soft">
              <WhichDossier dossier={dossier} />
            </p>
            <p className="small soft">
              {dossier.applicantName && dossier.applicantName !== me?.name && words.mine.isFor(dossier.applicantName)}{' '}
              {dossier.status === 'draft'
                ? words.mine.draft
                : `${t.status[dossier.status]}. ${promisedDay(dossier) ? t.mine.due(formatLongDate(promisedDay(dossier) ?? '', language)) : ''}`}
            </p>
          </li>
        ))}
      </ul>
      <p>
        <Link to="/dossiers">{t.mine.all}</Link>
      </p>
    </aside>
  )
}
