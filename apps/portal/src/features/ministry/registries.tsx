import type { Agreement, Registry } from '../../shared/api/types'
import { listAnnouncements, listConceptsOf, listRegistries } from '../../shared/api/ministry-client'
import { useAsked } from '../../shared/query/use-asked'
import { formatDate } from '../../shared/language/format'
import { useLanguage } from '../../shared/language/language'
import { ProblemNotice } from '../../shared/ui/problem-notice'
import { inForceOf, statementsOf, type Statement } from './ministry-names'
import type { Names } from './use-names'

interface Props {
  authority: string
  agreements: Agreement[]
  names: Names
}

/** The databases a ministry owns, each with what is announced of it and which agreements use it. */
export function Registries({ authority, agreements, names }: Props) {
  const { t } = useLanguage()
  const { value, problem, reload } = useAsked(['registries'], listRegistries)
  if (problem) return <ProblemNotice problem={problem} retry={() => void reload()} />
  if (!value) return <p className="soft">{t.app.loading}</p>
  const own = value.filter(({ owner }) => owner === authority)
  return (
    <section className="stack-l" aria-labelledby="registries">
      <h2 id="registries">{t.ministry.registries}</h2>
      {own.length === 0 && <p className="soft">{t.ministry.noRegistries}</p>}
      {own.map((registry) => (
        <OneRegistry key={registry.id} registry={registry} agreements={agreements} names={names} />
      ))}
    </section>
  )
}

function OneRegistry({ registry, agreements, names }: Omit<Props, 'authority'> & { registry: Registry }) {
  const { t, say } = useLanguage()
  const { id, name, legalBasis, updateCycle } = registry
  const announced = useAsked(['announcements', id], () => listAnnouncements(id))
  const concepts = useAsked(['conceptsOf', id], () => listConceptsOf(id))
  const used = inForceOf(agreements, new Set(concepts.value?.map((concept) => concept.id)))
  return (
    <article className="stack" aria-labelledby={`registry-${id}`}>
      <h3 id={`registry-${id}`}>{say(name)}</h3>
      <dl className="summary">
        <dt>{t.ministry.law}</dt>
        <dd>{legalBasis}</dd>
        <dt>{t.ministry.cycle}</dt>
        <dd>{say(updateCycle)}</dd>
      </dl>
      <h4>{t.ministry.announced}</h4>
      {announced.problem && <ProblemNotice problem={announced.problem} retry={() => void announced.reload()} />}
      {announced.value?.length === 0 && <p className="soft">{t.ministry.notAnnounced}</p>}
      {statementsOf(announced.value ?? []).map((statement) => (
        <Announced key={statement.territories.join(' ')} statement={statement} names={names} />
      ))}
      <h4>{t.ministry.inForce(used.length)}</h4>
      {used.length > 0 && <InForce agreements={used} names={names} />}
    </article>
  )
}

function Announced({ statement, names }: { statement: Statement; names: Names }) {
  const { t } = useLanguage()
  const { territories, from, complete, concepts } = statement
  const [only, ...more] = territories.map(names.territory)
  return (
    <details>
      <summary>
        {t.ministry.announcedIn(more.length ? t.ministry.provinces(territories.length) : (only ?? ''), concepts.length)}
        , {t.ministry.from(formatDate(from))}
        {complete && ` (${t.ministry.complete})`}
      </summary>
      <p>{concepts.map(names.concept).join(', ')}.</p>
      {only && more.length > 0 && <p className="small soft">{[only, ...more].join(', ')}.</p>}
    </details>
  )
}

function InForce({ agreements, names }: Omit<Props, 'authority'>) {
  const { t } = useLanguage()
  return (
    <table className="table in-force">
      <thead>
        <tr>
          <th scope="col">{t.ministry.procedure}</th>
          <th scope="col">{t.ministry.who}</th>
          <th scope="col">{t.ministry.facts}</th>
          <th scope="col">{t.ministry.validity}</th>
        </tr>
      </thead>
      <tbody>
        {agreements.map(({ id, procedure, consumerClass, concepts, validFrom, validTo }) => (
          <tr key={id}>
            <th scope="row">
              {names.procedure(procedure)} <span className="sub figures">{procedure}</span>
            </th>
            <td>{t.ministry.classes[consumerClass]}</td>
            <td>{concepts.map(names.concept).join(', ')}</td>
            <td>
              {t.ministry.from(formatDate(validFrom))} {validTo && t.ministry.until(formatDate(validTo))}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
