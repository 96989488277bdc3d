import type { Agreement, AgreementDecision } from '../../shared/api/types'
import type { Problem } from '../../shared/api/problem'
import { useAuthorityName } from '../../shared/query/reference'
import { formatDate, formatNumber } from '../../shared/language/format'
import { useLanguage } from '../../shared/language/language'
import { ReasonedDecision } from '../../shared/ui/reasoned-decision'
import type { Names } from './use-names'

interface Props {
  proposal: Agreement
  names: Names
  decide: (id: string, decision: AgreementDecision) => Promise<Problem | null>
}

/** What somebody wants to know of the ministry's data, for what, by which law; and the answer. */
export function Proposal({ proposal, names, decide }: Props) {
  const { t, language, say } = useLanguage()
  const { id, procedure, concepts, consumerClass, legalBasis, quotaPerDay, validFrom, proposedBy, proposedAt } =
    proposal
  const by = useAuthorityName(proposedBy)
  const quota = quotaPerDay ? t.ministry.perDay(formatNumber(quotaPerDay, language)) : t.ministry.unlimited
  const who = say(by.value) || proposedBy
  const headingId = `proposal-${id.replace(/\W/g, '-')}`
  return (
    <article className="sheet split even" aria-labelledby={headingId}>
      <div>
        {who && proposedAt && <p className="small soft">{t.ministry.proposedBy(who, formatDate(proposedAt))}</p>}
        <h3 id={headingId}>{names.procedure(procedure)}</h3>
        <p className="small soft figures">{procedure}</p>
        <dl className="summary">
          <dt>{t.ministry.who}</dt>
          <dd>
            {t.ministry.classes[consumerClass]}, {t.ministry.whenOpen}
          </dd>
          <dt>{t.ministry.concepts(concepts.length)}</dt>
          <dd>
            <ul>
              {concepts.map((concept) => (
                <li key={concept}>{names.concept(concept)}</li>
              ))}
            </ul>
          </dd>
          <dt>{t.ministry.law}</dt>
          <dd>{legalBasis}</dd>
          <dt>{t.ministry.quota}</dt>
          <dd>
            {quota}, {t.ministry.from(formatDate(validFrom))}
          </dd>
        </dl>
      </div>
      <ReasonedDecision
        id={`${headingId}-reason`}
        place={`agreement.${id}`}
        words={t.ministry.decision}
        decide={(accepts, reason) => decide(id, { decision: accepts ? 'approve' : 'reject', reason })}
      />
    </article>
  )
}
