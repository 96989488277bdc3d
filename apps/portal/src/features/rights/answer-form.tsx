import { useRef, useState, type FormEvent } from 'react'
import { answerRight } from './rights-client'
import type { RightsDecision } from '../../shared/api/types'
import { useWords } from '../../shared/language/language'
import { useSending } from '../../shared/query/use-sending'
import { useKept } from '../../shared/session/use-kept'
import { useAnnounce } from '../../shared/ui/announcer'
import { FieldError } from '../../shared/ui/field-error'
import { focusFault } from '../../shared/ui/focus-fault'
import { Restored } from '../../shared/ui/kept-notice'
import { Unsent } from '../../shared/ui/unsent'
import { rightsWords } from './words'

interface Props {
  id: string
  allowed: readonly RightsDecision[]
  answered: () => Promise<void>
}

/** Answers a request. Where a colleague was first, the page says so and shows what they answered. */
export function AnswerForm({ id, allowed, answered }: Props) {
  const words = useWords(rightsWords)
  const announce = useAnnounce()
  const { typed, change, drop, isRestored } = useKept(`right/${id}`, { reason: '' })
  const [chosen, setChosen] = useState<RightsDecision>()
  const [pressed, setPressed] = useState(false)
  const form = useRef<HTMLFormElement>(null)
  const reason = typed.reason.trim()
  const answering = useSending((decision: RightsDecision) => answerRight(id, { decision, ...(reason && { reason }) }))
  const noReason = Boolean(chosen) && chosen !== 'acknowledged' && !reason
  const wrong = { decision: pressed && !chosen, reason: pressed && noReason }
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setPressed(true)
    if (!chosen || noReason) return focusFault(form.current)
    const problem = await answering.send(chosen)
    if (problem?.status === 409) return answered()
    if (problem) return
    drop()
    change({ reason: '' })
    setChosen(undefined)
    setPressed(false)
    announce(words.decided[chosen])
    await answered()
  }
  return (
    <form className="stack" noValidate ref={form} aria-labelledby="answer" onSubmit={(event) => void submit(event)}>
      <h2 id="answer">{words.answer.heading}</h2>
      <Restored isRestored={isRestored} />
      <fieldset className={wrong.decision ? 'field wrong' : 'field'}>
        <legend>{words.answer.decision}</legend>
        <FieldError>{wrong.decision && words.answer.decisionMissing}</FieldError>
        <div className="choices">
          {allowed.map((decision) => (
            <label className="choice" key={decision}>
              <input type="radio" name="decision" checked={chosen === decision} onChange={() => setChosen(decision)} />
              <span>{words.decisions[decision]}</span>
            </label>
          ))}
        </div>
      </fieldset>
      <div className={wrong.reason ? 'field wrong' : 'field'}>
        <label htmlFor="reason">{words.answer.reason}</label>
        <p className="help" id="reason-help">
          {words.answer.reasonHelp}
        </p>
        <FieldError id="reason-error">{wrong.reason && words.answer.reasonMissing}</FieldError>
        <textarea
          id="reason"
          rows={3}
          maxLength={2000}
          value={typed.reason}
          aria-invalid={wrong.reason ? true : undefined}
          aria-describedby={wrong.reason ? 'reason-help reason-error' : 'reason-help'}
          onChange={(event) => change({ reason: event.target.value })}
        />
      </div>
      <Unsent problem={answering.problem} kept="here" />
      <p className="row actions">
        <button className="button" aria-busy={answering.busy}>
          {words.answer.send}
        </button>
      </p>
    </form>
  )
}
