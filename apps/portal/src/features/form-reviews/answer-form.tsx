import { useRef, useState, type FormEvent } from 'react'
import type { AnsweredReview, FormReview, ReviewAnswer } from '../../shared/api/types'
import { useWords } from '../../shared/language/language'
import { useSending } from '../../shared/query/use-sending'
import { useKept, waitOf } from '../../shared/session/use-kept'
import { FieldError } from '../../shared/ui/field-error'
import { KeptNotice, Restored } from '../../shared/ui/kept-notice'
import { ProblemNotice } from '../../shared/ui/problem-notice'
import { answerReview } from './reviews-client'
import { useReviewKeys } from './use-review-keys'
import { reviewWords } from './words'

const shortest = 5

/** The three answers to a doubt, each with a button and a key; all but `repeat` need a reason of their own. */
export function AnswerForm(props: { review: FormReview; answered: (answered: AnsweredReview) => Promise<void> }) {
  const { review, answered } = props
  const words = useWords(reviewWords)
  const { typed, change, drop, isRestored } = useKept(`review ${review.id}`, { reason: '' })
  const [isPressed, setPressed] = useState(false)
  const box = useRef<HTMLTextAreaElement>(null)
  const reason = typed.reason.trim()
  const isMissing = isPressed && reason.length < shortest
  const sending = useSending(async (answer: ReviewAnswer, why: string) => {
    const done = await answerReview(review.id, { answer, reason: why })
    drop()
    await answered(done)
  })
  const press = (answer: ReviewAnswer) => {
    const why = answer === 'repeat' && reason === '' ? words.usual : reason
    setPressed(why.length < shortest)
    if (why.length < shortest) return box.current?.focus()
    void sending.send(answer, why)
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    press('repeat')
  }
  useReviewKeys({ a: () => press('repeat'), o: () => press('other'), w: () => press('waiver') })
  return (
    <form className="stack" noValidate onSubmit={submit}>
      <Restored isRestored={isRestored} />
      {sending.problem && !waitOf(sending.problem) && <ProblemNotice problem={sending.problem} />}
      <div className={isMissing ? 'field wrong' : 'field'}>
        <label htmlFor="review-reason">{words.reason}</label>
        <p className="help" id="review-reason-help">
          {words.reasonHelp}
        </p>
        <FieldError id="review-reason-error">{isMissing ? words.reasonMissing : null}</FieldError>
        <textarea
          id="review-reason"
          rows={2}
          maxLength={1000}
          ref={box}
          value={typed.reason}
          aria-invalid={isMissing ? true : undefined}
          aria-describedby={`review-reason-help${isMissing ? ' review-reason-error' : ''}`}
          onChange={(event) => change({ reason: event.target.value })}
        />
      </div>
      <KeptNotice wait={waitOf(sending.problem)} />
      <p className="row actions">
        <button className="button" aria-busy={sending.busy}>
          {words.answers.repeat}{' '}
          <kbd className="key" aria-hidden="true">
            A
          </kbd>
        </button>
        <button className="button second" type="button" aria-busy={sending.busy} onClick={() => press('other')}>
          {words.answers.other}{' '}
          <kbd className="key" aria-hidden="true">
            O
          </kbd>
        </button>
        <button className="button second" type="button" aria-busy={sending.busy} onClick={() => press('waiver')}>
          {words.answers.waiver}{' '}
          <kbd className="key" aria-hidden="true">
            W
          </kbd>
        </button>
      </p>
    </form>
  )
}
