import type { Agreement } from '../../shared/api/types'
import { useAuthorityName } from '../../shared/query/reference'
import { formatDate, formatNumber } from '../../shared/language/format'
import { useLanguage, useWords } from '../../shared/language/language'
import { waitOf } from '../../shared/session/use-kept'
import { ProblemNotice } from '../../shared/ui/problem-notice'
import { ReasonedDecision } from '../../shared/ui/reasoned-decision'
import { useDeciding } from './use-deciding'
import type { Names } from './use-names'
import { ministryWords } from './words'

interface Props {
  proposal: Agreement
  names: Names
}

/** What somebody wants to know of the ministry's data, for what, by which law; and the answer. */
export function Proposal({ proposal, names }: Props) {
  const { language, say } = useLanguage()
  const words = useWords(ministryWords)
  const {
    id,
    procedure,
    concepts,
    consumerClass,
    legalBasis,
    quotaPerDay,
    validFrom,
    validTo,
    proposedBy,
    proposedAt,
  } = proposal
  const deciding = useDeciding(id)
  const by = useAuthorityName(proposedBy)
  const quota = quotaPerDay ? words.ministry.perDay(formatNumber(quotaPerDay, language)) : words.ministry.unlimited
  const who = say(by.value) || proposedBy
  const headingId = `proposal-${id.replace(/\W/g, '-')}`
  return (
    <article className="sheet split even" aria-labelledby={headingId}>
      <div>
        {who && proposedAt && <p className="small soft">{words.ministry.proposedBy(who, formatDate(proposedAt))}</p>}
        <h3 id={headingId}>{names.procedure(procedure)}</h3>
        <p className="small soft figures">{procedure}</p>
        <dl className="summary">
          <dt>{words.ministry.who}</dt>
          <dd>
            {words.ministry.classes[consumerClass]}, {words.ministry.whenOpen}
          </dd>
          <dt>{words.ministry.concepts(concepts.length)}</dt>
          <dd>
            <ul>
              {concepts.map((concept) => (
                <li key={concept}>{names.concept(concept)}</li>
              ))}
            </ul>
          </dd>
          <dt>{words.ministry.law}</dt>
          <dd>{legalBasis}</dd>
          <dt>{words.ministry.quota}</dt>
          <dd>
            {quota}, {words.ministry.from(formatDate(validFrom))} {validTo && words.ministry.until(formatDate(validTo))}
          </dd>
        </dl>
      </div>
      <div>
        <ReasonedDecision
          id={`${headingId}-reason`}
          place={`agreement.${id}`}
          words={words.ministry.decision}
          decide={(accepts, reason) => deciding.send({ decision: accepts ? 'approve' : 'reject', reason })}
        />
        {deciding.problem && !waitOf(deciding.problem) && <ProblemNotice problem={deciding.problem} />}
      </div>
    </article>
  )
}
