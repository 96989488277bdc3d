import type { OwnedCorrection } from '../../shared/api/types'
import { formatDate, formatPersonId } from '../../shared/language/format'
import { useWords } from '../../shared/language/language'
import { Sure } from '../../shared/law/sure'
import { StatusTag } from './parts'
import { useConcepts } from './use-corrections'
import { correctionsWords } from './words'

interface Props {
  correction: OwnedCorrection
  isPicked: boolean
  pick: (isPicked: boolean) => void
}

/** One correction as its owner reads it: which record, what is held and claimed, why, and by when. */
export function OwnedLine({ correction, isPicked, pick }: Props) {
  const words = useWords(correctionsWords)
  const { name, show } = useConcepts()
  const { number, concept, record, claims, claimed, status, heldNow, overdue } = correction
  const isOpen = status === 'open'
  const values = [...new Set(claimed.map(({ claimedValue }) => show(concept, claimedValue)))]
  const reasons = [...new Set(claimed.map(({ reason }) => reason))]
  return (
    <li className={isPicked ? 'correction picked' : 'correction'}>
      <div className="row apart">
        <h2 className="h3">
          {isOpen && (
            <input
              type="checkbox"
              aria-label={words.owned.pick(number)}
              checked={isPicked}
              onChange={(event) => pick(event.target.checked)}
            />
          )}
          {name(concept)} <span className="sub figures">{number}</span>
        </h2>
        <span>
          {overdue && <span className="tag problem">{words.overdue}</span>} <StatusTag status={status} />
        </span>
      </div>
      <dl className="summary">
        <dt>{words.owned.record}</dt>
        <dd className={record.label ? undefined : 'soft'}>
          {record.label ? formatPersonId(record.label) : words.owned.noRecord}
        </dd>
        <dt>{words.held}</dt>
        <dd>{show(concept, correction.heldValue)}</dd>
        {heldNow !== undefined && (
          <>
            <dt>{words.owned.heldNow}</dt>
            <dd>
              <b>{show(concept, heldNow)}</b>
            </dd>
          </>
        )}
        <dt>{words.claimed}</dt>
        <dd>
          {values.join('; ')} <span className="sub">{words.owned.claims(claims)}</span>
        </dd>
        <dt>{words.whyTheirs}</dt>
        <dd>{reasons.join(' · ')}</dd>
        <dt>{isOpen ? words.due : words.answer}</dt>
        <dd>
          {isOpen ? formatDate(correction.dueAt) : correction.decisionReason}
          {isOpen && <Sure of={correction.dueCertainty} />}
          {correction.decidedAt && <span className="sub">{words.answered(formatDate(correction.decidedAt))}</span>}
        </dd>
      </dl>
      {isOpen && !correction.changesRecord && <p className="small">{words.owned.byHand}</p>}
    </li>
  )
}
