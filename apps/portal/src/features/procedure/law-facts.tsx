import type { ReactNode } from 'react'
import type { ProcedureDetail } from '../../shared/api/types'
import { capitalise } from '../../shared/language/format'
import { useLanguage, useWords } from '../../shared/language/language'
import { Sure } from '../../shared/law/sure'
import { deadlineWords, handlerWords } from '../../shared/procedure/procedure-words'
import { feeLines } from './fees'
import { procedureWords } from './words'

type Law = NonNullable<ProcedureDetail['law']>

/** Who handles a procedure, by when, at what cost, how it is handed in and what comes of it; each with how sure it is. */
export function LawFacts({ procedure }: { procedure: ProcedureDetail }) {
  const { t, language } = useLanguage()
  const words = useWords(procedureWords)
  const { law, certainties, channels = [] } = procedure
  return (
    <dl className="about">
      <Fact name={words.procedure.handler}>
        {law ? (
          law.handlers.map((each) => <Handler key={`${each.when ?? ''}${each.handler}`} of={each} />)
        ) : (
          <dd>
            {handlerWords(procedure, t)}
            <Sure of={undefined} />
          </dd>
        )}
      </Fact>
      <Fact name={t.procedure.deadline}>
        {(law?.deadlines ?? []).map((each) => (
          <Deadline key={`${each.amount}${each.when ?? ''}${each.channels?.join('') ?? ''}`} of={each} />
        ))}
        {!law && (
          <dd>
            {deadlineWords(procedure, t)}
            <Sure of={undefined} />
          </dd>
        )}
      </Fact>
      <Fact name={t.procedure.fee}>
        {feeLines(procedure, { t, language }).map((line) => (
          <dd key={line}>
            {line}
            <Sure of={certainties?.fee} />
          </dd>
        ))}
        {law?.exemptions && <Exemptions of={law.exemptions} />}
      </Fact>
      <Fact name={words.fees.handIn}>
        {law ? (
          law.channels.map(({ channel, certainty }) => (
            <dd key={channel}>
              {capitalise(t.fees.channels[channel])}
              <Sure of={certainty} />
            </dd>
          ))
        ) : (
          <dd>{capitalise(channels.map((channel) => t.fees.channels[channel]).join(', '))}</dd>
        )}
      </Fact>
      {law && (
        <Fact name={words.procedure.results}>
          {law.results.map(({ code, name, certainty }) => (
            <dd key={code}>
              {name}
              <Sure of={certainty} />
            </dd>
          ))}
        </Fact>
      )}
      <Fact name={words.procedure.code}>
        <dd>{procedure.code}</dd>
      </Fact>
      {law && (
        <Fact name={words.procedure.officialName}>
          <dd>
            {law.officialName}
            <Sure of={law.name.certainty} />
          </dd>
        </Fact>
      )}
      <Fact name={words.procedure.law}>
        {law ? <Bases procedure={procedure} law={law} /> : <dd>{procedure.legalBasis}</dd>}
      </Fact>
    </dl>
  )
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      {children}
    </div>
  )
}

function Handler({ of: { handler, when, note, certainty } }: { of: Law['handlers'][number] }) {
  return (
    <dd className={when ? 'case' : undefined}>
      {when && <span className="soft block">{when}</span>}
      {handler}
      <Sure of={certainty} />
      {note && <span className="soft block small">{note}</span>}
    </dd>
  )
}

function Deadline({ of: deadline }: { of: Law['deadlines'][number] }) {
  const { t } = useLanguage()
  const words = useWords(procedureWords)
  const { channels = [], when, from, certainty } = deadline
  const cases = [...channels.map((channel) => t.fees.channels[channel]), ...(when ? [when] : [])].join(', ')
  return (
    <dd className={cases ? 'case' : undefined}>
      {cases && <span className="soft block">{capitalise(cases)}</span>}
      {capitalise(deadlineWords({ deadline }, t))}
      {from && `, ${words.procedure.countedFrom(from)}`}
      <Sure of={certainty} />
    </dd>
  )
}

function Exemptions({ of }: { of: NonNullable<Law['exemptions']> }) {
  const words = useWords(procedureWords)
  return (
    <dd>
      <details>
        <summary>{words.fees.exempt}</summary>
        <ul className="plain-list">
          {of.map(({ who, proof, certainty }) => (
            <li key={who}>
              {who}
              <Sure of={certainty} />
              <span className="soft block small">{proof}</span>
            </li>
          ))}
        </ul>
      </details>
    </dd>
  )
}

/** What the procedure rests on: number and title of each text, and where it was read. */
function Bases({ procedure: { sources = [] }, law }: { procedure: ProcedureDetail; law: Law }) {
  const words = useWords(procedureWords)
  const titles = new Map(sources.map((source) => [source.id, source]))
  return (
    <dd>
      <details>
        <summary>{words.procedure.basesCount(law.bases.length)}</summary>
        <ul className="plain-list small">
          {law.bases.map(({ source, certainty }) => (
            <li key={source}>
              {source}
              <Sure of={certainty} />
              <span className="soft block">{titles.get(source)?.title}</span>
            </li>
          ))}
        </ul>
        <p className="small soft">{words.procedure.readAt}</p>
      </details>
    </dd>
  )
}
