import { useState, type FormEvent } from 'react'
import type { Problem } from '../../shared/api/problem'
import type { AgreementDecision } from '../../shared/api/types'
import { useWords } from '../../shared/language/language'
import { FieldError } from '../../shared/ui/field-error'
import { ministryWords } from './words'

interface Props {
  agreement: string
  /** Look-ups a day for each office as they are now; undefined: no limit. */
  quota: number | undefined
  decide: (id: string, decision: AgreementDecision) => Promise<Problem | null>
}

/** Sets how much each office may look up in a day under an agreement, with a reason. */
export function QuotaForm({ agreement, quota, decide }: Props) {
  const words = useWords(ministryWords)
  const [typed, setTyped] = useState(quota === undefined ? '' : String(quota))
  const [reason, setReason] = useState('')
  const [pressed, setPressed] = useState(false)
  const [busy, setBusy] = useState(false)
  const id = `quota-${agreement.replace(/\W/g, '-')}`
  const isWrong = typed.trim() !== '' && !/^[1-9]\d{0,8}$/.test(typed.trim())
  const isReasonMissing = reason.trim() === ''
  const send = async (event: FormEvent) => {
    event.preventDefault()
    setPressed(true)
    if (busy || isWrong || isReasonMissing) return
    setBusy(true)
    const quotaPerDay = typed.trim() === '' ? {} : { quotaPerDay: Number(typed) }
    const problem = await decide(agreement, { decision: 'setQuota', reason: reason.trim(), ...quotaPerDay })
    if (!problem) setReason('')
    if (!problem) setPressed(false)
    setBusy(false)
  }
  return (
    <form className="stack" noValidate onSubmit={(event) => void send(event)}>
      <div className={pressed && isWrong ? 'field wrong' : 'field'}>
        <label htmlFor={id}>{words.ministry.newQuota}</label>
        <p className="help" id={`${id}-help`}>
          {words.ministry.quotaHelp}
        </p>
        <FieldError id={`${id}-error`}>{pressed && isWrong ? words.ministry.quotaWrong : null}</FieldError>
        <input
          id={id}
          inputMode="numeric"
          value={typed}
          aria-invalid={pressed && isWrong ? true : undefined}
          aria-describedby={`${id}-help${pressed && isWrong ? ` ${id}-error` : ''}`}
          onChange={(event) => setTyped(event.target.value)}
        />
      </div>
      <div className={pressed && isReasonMissing ? 'field wrong' : 'field'}>
        <label htmlFor={`${id}-reason`}>{words.ministry.decision.reason}</label>
        <FieldError id={`${id}-reason-error`}>
          {pressed && isReasonMissing ? words.ministry.decision.reasonMissing : null}
        </FieldError>
        <textarea
          id={`${id}-reason`}
          rows={2}
          maxLength={500}
          value={reason}
          aria-invalid={pressed && isReasonMissing ? true : undefined}
          aria-describedby={pressed && isReasonMissing ? `${id}-reason-error` : undefined}
          onChange={(event) => setReason(event.target.value)}
        />
      </div>
      <p className="row actions">
        <button className="button second" aria-busy={busy}>
          {words.ministry.setQuota}
        </button>
      </p>
    </form>
  )
}
