import { useRef, useState, type FormEvent } from 'react'
import type { Problem } from '../api/problem'
import { useKept, waitOf, type Wait } from '../session/use-kept'
import { FieldError } from './field-error'
import { KeptNotice, Restored } from './kept-notice'

interface Words {
  reason: string
  reasonHelp: string
  reasonMissing: string
  accept: string
  refuse: string
}

interface Props {
  /** Of the reason's field; a page with several decisions names each differently. */
  id: string
  words: Words
  /** Where the reason is kept while it is written. */
  place: string
  /** Gives what kept the decision from being made. */
  decide: (accepts: boolean, reason: string) => Promise<Problem | null>
}

/** Yes or no with a reason that others will read; pressing without one explains what is missing. */
export function ReasonedDecision({ id, words, place, decide }: Props) {
  const { typed, change, drop, isRestored } = useKept(place, { reason: '' })
  const { reason } = typed
  const [wait, setWait] = useState<Wait>()
  const [pressed, setPressed] = useState(false)
  const [busy, setBusy] = useState<boolean | null>(null)
  const box = useRef<HTMLTextAreaElement>(null)
  const missing = pressed && !reason.trim()
  const send = async (accepts: boolean) => {
    setPressed(true)
    if (busy !== null) return
    if (!reason.trim()) return box.current?.focus()
    setBusy(accepts)
    setWait(undefined)
    const problem = await decide(accepts, reason.trim())
    setWait(waitOf(problem))
    if (!problem) drop()
    setBusy(null)
  }
  const accept = (event: FormEvent) => {
    event.preventDefault()
    void send(true)
  }
  return (
    <form className="stack" noValidate onSubmit={accept}>
      <Restored isRestored={isRestored} />
      <div className={missing ? 'field wrong' : 'field'}>
        <label htmlFor={id}>{words.reason}</label>
        <p className="help" id={`${id}-help`}>
          {words.reasonHelp}
        </p>
        <FieldError id={`${id}-error`}>{missing ? words.reasonMissing : null}</FieldError>
        <textarea
          id={id}
          rows={2}
          maxLength={500}
          ref={box}
          value={reason}
          aria-invalid={missing ? true : undefined}
          aria-describedby={`${id}-help${missing ? ` ${id}-error` : ''}`}
          onChange={(event) => change({ reason: event.target.value })}
        />
      </div>
      <KeptNotice wait={wait} />
      <p className="row actions">
        <button className="button" aria-busy={busy === true}>
          {words.accept}
        </button>
        <button className="button refuse" type="button" aria-busy={busy === false} onClick={() => void send(false)}>
          {words.refuse}
        </button>
      </p>
    </form>
  )
}
