import { useState } from 'react'
import { formatDate, formatNumber } from '../../shared/language/format'
import { useLanguage, useWords } from '../../shared/language/language'
import { waitOf } from '../../shared/session/use-kept'
import { ProblemNotice } from '../../shared/ui/problem-notice'
import { ReasonedDecision } from '../../shared/ui/reasoned-decision'
import type { Given } from './ministry-names'
import { QuotaForm } from './quota-form'
import { QuotaToday } from './quota-today'
import { useDeciding } from './use-deciding'
import type { Names } from './use-names'
import { ministryWords } from './words'

interface Props {
  given: Given[]
  names: Names
  /** Agency code of the ministry. */
  authority: string
}

/** Who may look up a ministry's data by which agreement; each can be suspended, given again and revoked with a reason. */
export function InForce({ given, names, authority }: Props) {
  const words = useWords(ministryWords)
  return (
    <table className="table in-force">
      <thead>
        <tr>
          <th scope="col">{words.ministry.procedure}</th>
          <th scope="col">{words.ministry.who}</th>
          <th scope="col">{words.ministry.facts}</th>
          <th scope="col">{words.ministry.validity}</th>
        </tr>
      </thead>
      <tbody>
        {given.map((each) => (
          <tr key={`${each.agreement.id} ${each.state}`}>
            <th scope="row">
              {names.procedure(each.agreement.procedure)}{' '}
              <span className="sub figures">{each.agreement.procedure}</span>
            </th>
            <td>
              <p>{words.ministry.classes[each.agreement.consumerClass]}</p>
              {each.state === 'given' && <Quota {...each} authority={authority} />}
            </td>
            <td>{each.concepts.map(names.concept).join(', ')}</td>
            <td>
              <Standing {...each} />
              {each.state !== 'revoked' && <Change {...each} />}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** What an office may look up in a day, what was looked up today, and a change of it. */
function Quota({ agreement, authority }: Given & Pick<Props, 'authority'>) {
  const { language } = useLanguage()
  const words = useWords(ministryWords)
  const [isOpen, setOpen] = useState(false)
  const { id, quotaPerDay } = agreement
  return (
    <>
      <p>{quotaPerDay ? words.ministry.perDay(formatNumber(quotaPerDay, language)) : words.ministry.unlimited}</p>
      <QuotaToday agreement={id} />
      <details onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary>{words.ministry.setQuota}</summary>
        {isOpen && <QuotaForm agreement={agreement} authority={authority} />}
      </details>
    </>
  )
}

function Standing({ agreement: { validFrom, validTo }, state, since, reason }: Given) {
  const words = useWords(ministryWords)
  if (state !== 'given') {
    return (
      <p>
        <strong>{words.ministry.withheld[state](formatDate(since ?? ''))}</strong> {reason}
      </p>
    )
  }
  return (
    <p>
      {words.ministry.from(formatDate(validFrom))} {validTo && words.ministry.until(formatDate(validTo))}
    </p>
  )
}

function Change({ agreement: { id }, state }: Given) {
  const words = useWords(ministryWords)
  const deciding = useDeciding(id)
  const first = state === 'given' ? 'suspend' : 'resume'
  return (
    <details>
      <summary>{words.ministry.change.title}</summary>
      <ReasonedDecision
        id={`change-${state}-${id.replace(/\W/g, '-')}`}
        place={`agreement.${id}.${state}`}
        words={{
          ...words.ministry.decision,
          accept: words.ministry.change[first],
          refuse: words.ministry.change.revoke,
        }}
        decide={(isFirst, reason) => deciding.send({ decision: isFirst ? first : 'revoke', reason })}
      />
      {deciding.problem && !waitOf(deciding.problem) && <ProblemNotice problem={deciding.problem} />}
    </details>
  )
}
