import { useEffect, useRef } from 'react'
import { useSearchParams } from 'react-router'
import { useLanguage, useWords } from '../../shared/language/language'
import type { FormReview } from '../../shared/api/types'
import { useSession } from '../../shared/session/session'
import { useAsked } from '../../shared/query/use-asked'
import { useAnnounce } from '../../shared/ui/announcer'
import { ProblemNotice } from '../../shared/ui/problem-notice'
import { usePageTitle } from '../../shared/ui/title'
import { AnswerForm } from './answer-form'
import { Doubt } from './doubt'
import './reviews.css'
import { listReviews, newest } from './reviews-client'
import { useReviewKeys } from './use-review-keys'
import { reviewWords } from './words'

const states = ['open', 'answered', 'closed'] as const

/** Doubts of the form checker, one at a time: what the question says and how it reads, and the answer of the data's owner. */
export function FormReviewsPage() {
  const { t, say } = useLanguage()
  const { me } = useSession()
  const words = useWords(reviewWords)
  const announce = useAnnounce()
  const [address, setAddress] = useSearchParams()
  const state = states.find((each) => each === address.get('state')) ?? 'open'
  const { value, problem, reload } = useAsked(['reviews', state], () => listReviews(state))
  const items =
    state === 'open' ? value?.toSorted((one, other) => Number(other.mayAnswer) - Number(one.mayAnswer)) : value
  const count = items?.length ?? 0
  const id = address.get('id')
  // what is read stays, wherever it stands when the list changes; where it is gone, what has come to its place is next
  const found = items?.findIndex((review) => review.id === id) ?? -1
  const place = useRef(0)
  if (found >= 0) place.current = found
  const position = Math.min(place.current, Math.max(0, count - 1))
  const shown = items?.[position]
  const show = (review: FormReview | undefined) =>
    setAddress({ state, ...(review && { id: review.id }) }, { replace: true })
  const skip = () => show(items?.[(position + 1) % count])
  useEffect(() => {
    if (shown && shown.id !== id) show(shown)
  })
  useReviewKeys({ n: count > 1 ? skip : undefined })
  usePageTitle(words.title)
  return (
    <div className="form-reviews">
      <h1>{words.title}</h1>
      <p className="lead">{words.lead}</p>
      <div className="row apart filters">
        <label className="field-label">
          {words.state}{' '}
          <select
            className="input"
            value={state}
            onChange={(event) => {
              place.current = 0
              setAddress({ state: event.target.value }, { replace: true })
            }}
          >
            {states.map((each) => (
              <option key={each} value={each}>
                {words.states[each]}
              </option>
            ))}
          </select>
        </label>
        {count > 0 && (
          <p className="row">
            <span className="soft">{words.place(position + 1, count)}</span>
            {count > 1 && (
              <button className="button plain small" type="button" onClick={skip}>
                {words.skip}{' '}
                <kbd className="key" aria-hidden="true">
                  N
                </kbd>
              </button>
            )}
          </p>
        )}
      </div>
      {count === newest && state !== 'open' && <p className="small soft">{words.newest(newest)}</p>}
      {problem && <ProblemNotice problem={problem} retry={() => void reload()} />}
      {!value && !problem && <p className="soft">{t.app.loading}</p>}
      {count === 0 && value && <p className="empty">{words.none[state]}</p>}
      {shown && (
        <Doubt key={shown.id} review={shown}>
          {shown.mayAnswer ? (
            <AnswerForm
              review={shown}
              answered={async ({ decision, formState }) => {
                if (decision) announce(words.done[decision.answer], words.outcome[formState])
                await reload()
              }}
            />
          ) : (
            state === 'open' && (
              <p className="soft">
                {shown.owner === me?.authority ? words.ownForm : words.notYours(say(shown.ownerName))}
              </p>
            )
          )}
        </Doubt>
      )}
    </div>
  )
}
