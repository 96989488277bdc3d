import { useRef, useState, type FormEvent } from 'react'
import type { AskedOpinion, OpinionDecision } from '../../shared/api/types'
import { useWords } from '../../shared/language/language'
import { useSending } from '../../shared/query/use-sending'
import { useKept } from '../../shared/session/use-kept'
import { useAnnounce } from '../../shared/ui/announcer'
import { FieldError } from '../../shared/ui/field-error'
import { focusFault } from '../../shared/ui/focus-fault'
import { Restored } from '../../shared/ui/kept-notice'
import { Unsent } from '../../shared/ui/unsent'
import { giveOpinion } from './opinions-client'
import { opinionWords } from './words'

const decisions = ['agree', 'disagree', 'needs'] as const

interface Props {
  inquiry: AskedOpinion
  answered: () => Promise<void>
}

/** Gives the opinion of the office. What is written stays where a colleague was first, or the dossier changed. */
export function AnswerForm({ inquiry: { id, dossierId, etag }, answered }: Props) {
  const words = useWords(opinionWords)
  const announce = useAnnounce()
  const { typed, change, drop, isRestored } = useKept(`opinion/${id}`, { text: '' })
  const [chosen, setChosen] = useState<OpinionDecision>()
  const [pressed, setPressed] = useState(false)
  const [changed, setChanged] = useState(false)
  const form = useRef<HTMLFormElement>(null)
  const text = typed.text.trim()
  const giving = useSending((decision: OpinionDecision) =>
    giveOpinion(dossierId, { opinion: { decision, text }, inquiry: id }, etag),
  )
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setPressed(true)
    setChanged(false)
    if (!chosen || !text) return focusFault(form.current)
    const problem = await giving.send(chosen)
    if (problem?.status === 412) {
      giving.forget()
      setChanged(true)
      return answered()
    }
    if (problem && problem.status !== 409) return
    if (!problem) {
      drop()
      announce(words.sent)
    }
    await answered()
  }
  const noChoice = pressed && !chosen
  const noText = pressed && !text
  return (
    <form className="stack" noValidate ref={form} aria-labelledby="answer" onSubmit={(event) => void submit(event)}>
      <h2 id="answer">{words.answer}</h2>
      <Restored isRestored={isRestored} />
      {changed && <p role="alert">{words.changed}</p>}
      <fieldset className={noChoice ? 'field wrong' : 'field'}>
        <legend>{words.decision}</legend>
        <FieldError>{noChoice && words.decisionMissing}</FieldError>
        <div className="choices">
          {decisions.map((decision) => (
            <label className="choice" key={decision}>
              <input type="radio" name="decision" checked={chosen === decision} onChange={() => setChosen(decision)} />
              <span>{words.decisions[decision]}</span>
            </label>
          ))}
        </div>
      </fieldset>
      <div className={noText ? 'field wrong' : 'field'}>
        <label htmlFor="opinion-text">{words.text}</label>
        <p className="help" id="opinion-help">
          {words.textHelp}
        </p>
        <FieldError id="opinion-error">{noText && words.textMissing}</FieldError>
        <textarea
          id="opinion-text"
          rows={4}
          maxLength={4000}
          value={typed.text}
          aria-invalid={noText ? true : undefined}
          aria-describedby={noText ? 'opinion-help opinion-error' : 'opinion-help'}
          onChange={(event) => change({ text: event.target.value })}
        />
      </div>
      <Unsent problem={giving.problem} kept="here" />
      <p className="row actions">
        <button className="button" aria-busy={giving.busy}>
          {words.send}
        </button>
      </p>
    </form>
  )
}
