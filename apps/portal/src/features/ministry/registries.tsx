import { Link } from 'react-router'
import type { Agreement, Registry } from '../../shared/api/types'
import { getFigures, listAnnouncements, listConceptsOf, listRegistries } from '../../shared/api/ministry-client'
import { useAsked } from '../../shared/query/use-asked'
import { formatDate } from '../../shared/language/format'
import { useLanguage, useWords } from '../../shared/language/language'
import { ProblemNotice } from '../../shared/ui/problem-notice'
import { InForce } from './in-force'
import { givenOf, statementsOf, type Statement } from './ministry-names'
import type { Names } from './use-names'
import { ministryWords } from './words'

interface Props {
  authority: string
  agreements: Agreement[]
  names: Names
}

/** The databases a ministry owns, each with what is announced of it and which agreements use it. */
export function Registries({ authority, agreements, names }: Props) {
  const { t } = useLanguage()
  const words = useWords(ministryWords)
  const { value, problem, reload } = useAsked(['registries'], listRegistries)
  if (problem) return <ProblemNotice problem={problem} retry={() => void reload()} />
  if (!value) return <p className="soft">{t.app.loading}</p>
  const own = value.filter(({ owner }) => owner === authority)
  return (
    <section className="stack-l" aria-labelledby="registries">
      <h2 id="registries">{words.ministry.registries}</h2>
      {own.length === 0 && <p className="soft">{words.ministry.noRegistries}</p>}
      {own.map((registry) => (
        <OneRegistry key={registry.id} {...{ registry, authority, agreements, names }} />
      ))}
    </section>
  )
}

function OneRegistry({ registry, authority, agreements, names }: Props & { registry: Registry }) {
  const { say } = useLanguage()
  const words = useWords(ministryWords)
  const { id, name, legalBasis, updateCycle } = registry
  const announced = useAsked(['announcements', id], () => listAnnouncements(id))
  const concepts = useAsked(['conceptsOf', id], () => listConceptsOf(id))
  const { value: figures } = useAsked(['registryFigures', id], () => getFigures(id))
  const given = givenOf(agreements, new Set(concepts.value?.map((concept) => concept.id)))
  const used = given.filter(({ state }) => state === 'given')
  return (
    <article className="stack" aria-labelledby={`registry-${id}`}>
      <h3 id={`registry-${id}`}>{say(name)}</h3>
      <dl className="summary">
        <dt>{words.ministry.law}</dt>
        <dd>{legalBasis}</dd>
        <dt>{words.ministry.cycle}</dt>
        <dd>{say(updateCycle)}</dd>
      </dl>
      {figures && (
        <p>
          <Link to={`/ministry/corrections?registry=${id}`}>
            {words.ministry.corrections(figures.correctionsOpen, figures.correctionsOverdue)}
          </Link>
        </p>
      )}
      <h4>{words.ministry.announced}</h4>
      {announced.problem && <ProblemNotice problem={announced.problem} retry={() => void announced.reload()} />}
      {announced.value?.length === 0 && <p className="soft">{words.ministry.notAnnounced}</p>}
      {statementsOf(announced.value ?? []).map((statement) => (
        <Announced key={statement.territories.join(' ')} statement={statement} names={names} />
      ))}
      <h4>{words.ministry.inForce(used.length)}</h4>
      {given.length > 0 && <InForce {...{ given, names, authority }} />}
    </article>
  )
}

function Announced({ statement, names }: { statement: Statement; names: Names }) {
  const words = useWords(ministryWords)
  const { territories, from, complete, concepts } = statement
  const [only, ...more] = territories.map(names.territory)
  return (
    <details>
      <summary>
        {words.ministry.announcedIn(
          more.length ? words.ministry.provinces(territories.length) : (only ?? ''),
          concepts.length,
        )}
        , {words.ministry.from(formatDate(from))}
        {complete && ` (${words.ministry.complete})`}
      </summary>
      <p>{concepts.map(names.concept).join(', ')}.</p>
      {only && more.length > 0 && <p className="small soft">{[only, ...more].join(', ')}.</p>}
    </details>
  )
}
