import { useId, useRef, useState, type FormEvent } from 'react'
import { formatNumber } from '../../shared/language/format'
import { useLanguage, useWords } from '../../shared/language/language'
import { useKept } from '../../shared/session/use-kept'
import { FieldError } from '../../shared/ui/field-error'
import { Restored } from '../../shared/ui/kept-notice'
import { Unsent } from '../../shared/ui/unsent'
import type { Given } from './ministry-names'
import { useDeciding } from './use-deciding'
import { ministryWords } from './words'

interface Props {
  agreement: Given['agreement']
  /** Agency code of the ministry that sets it. */
  authority: string
}

/** Sets how much the ministry lets each office look up in a day under an agreement, with a reason. */
export function QuotaForm({ agreement, authority }: Props) {
  const { language } = useLanguage()
  const words = useWords(ministryWords)
  const { quotaPerDay, quotas } = agreement
  const own = quotas ? quotas.find(({ owner }) => owner === authority)?.quotaPerDay : quotaPerDay
  const empty = { quota: own === undefined ? '' : String(own), reason: '' }
  const { typed, change, drop, isRestored } = useKept(`agreement.${agreement.id}.quota`, empty, ['quota'])
  const [pressed, setPressed] = useState(false)
  const quotaBox = useRef<HTMLInputElement>(null)
  const reasonBox = useRef<HTMLTextAreaElement>(null)
  const { send: decide, busy, problem } = useDeciding(agreement.id)
  const id = useId()
  const quota = typed.quota.trim()
  const reason = typed.reason.trim()
  const isWrong = quota !== '' && !/^[1-9]\d{0,8}$/.test(quota)
  const isReasonMissing = reason === ''
  const send = async (event: FormEvent) => {
    event.preventDefault()
    setPressed(true)
    if (isWrong) return quotaBox.current?.focus()
    if (isReasonMissing) return reasonBox.current?.focus()
    const quotaPerDay = quota === '' ? {} : { quotaPerDay: Number(quota) }
    if (await decide({ decision: 'setQuota', reason, ...quotaPerDay })) return
    change({ reason: '' })
    drop()
    setPressed(false)
  }
  return (
    <form className="stack" noValidate onSubmit={(event) => void send(event)}>
      <Restored isRestored={isRestored} />
      {own !== quotaPerDay && quotaPerDay !== undefined && (
        <p className="small">{words.ministry.smallerQuota(formatNumber(quotaPerDay, language))}</p>
      )}
      <div className={pressed && isWrong ? 'field wrong' : 'field'}>
        <label htmlFor={id}>{words.ministry.newQuota}</label>
        <p className="help" id={`${id}-help`}>
          {words.ministry.quotaHelp}
        </p>
        <FieldError id={`${id}-error`}>{pressed && isWrong ? words.ministry.quotaWrong : null}</FieldError>
        <input
          id={id}
          inputMode="numeric"
          ref={quotaBox}
          value={typed.quota}
          aria-invalid={pressed && isWrong ? true : undefined}
          aria-describedby={`${id}-help${pressed && isWrong ? ` ${id}-error` : ''}`}
          onChange={(event) => change({ quota: event.target.value })}
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
          ref={reasonBox}
          value={typed.reason}
          aria-invalid={pressed && isReasonMissing ? true : undefined}
          aria-describedby={pressed && isReasonMissing ? `${id}-reason-error` : undefined}
          onChange={(event) => change({ reason: event.target.value })}
        />
      </div>
      <Unsent problem={problem} kept="here" />
      <p className="row actions">
        <button className="button second" aria-busy={busy}>
          {words.ministry.setQuota}
        </button>
      </p>
    </form>
  )
}
